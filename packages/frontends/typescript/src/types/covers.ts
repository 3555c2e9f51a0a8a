import type { Literal, PropertyView, Shape, TypeView } from "../views.js";
import { anyJsonOf } from "./any-json.js";

type RecordShape = Extract<Shape, { kind: "record" }>;

/**
 * Reports whether each value of `part` is a value of `whole` too, and has the same JSON and the same form in JavaScript as one: whichever of
 * the two it is taken for, the same arrives.
 *
 * @param how `assignable` where the compiler has to see it too: it takes no interface for a `Record`, and no text for an enum's value.
 */
export function covers(whole: TypeView, part: TypeView, how: "assignable" | "equal"): boolean {
  return new Comparison(how === "assignable").covers(whole, part);
}

/** One question, which may lead back to itself: of types that contain themselves, the other parts decide. */
class Comparison {
  readonly #asked = new Map<object, Set<object>>();
  readonly #isAssignable: boolean;

  constructor(isAssignable: boolean) {
    this.#isAssignable = isAssignable;
  }

  covers(whole: TypeView, part: TypeView): boolean {
    if (whole.identity === part.identity) return true;
    const asked = this.#asked.get(whole.identity) ?? new Set();
    if (asked.has(part.identity)) return true;
    this.#asked.set(whole.identity, asked.add(part.identity));
    const isAny = this.#isAssignable ? isJson(whole.shape()) : isAnyJson(whole);
    if (isAny) return this.#isPlain(part);
    return this.#coversShape(whole.shape(), part.shape(), part);
  }

  #coversShape(whole: Shape, part: Shape, view: TypeView): boolean {
    if (part.kind === "maybe") {
      const isWide = whole.kind === "maybe" && (whole.null || !part.null) && (whole.undefined || !part.undefined);
      return isWide && this.covers(whole.present, part.present);
    }
    if (whole.kind === "maybe") return this.covers(whole.present, view);
    if (part.kind === "union") return part.members.every((member) => this.#coversShape(whole, member.shape(), member));
    switch (whole.kind) {
      case "union":
        return whole.members.some((member) => this.covers(member, view));
      case "scalar":
      case "brand":
        return coversScalar(whole, part);
      case "literal":
      case "literals":
        return coversValues(valuesOf(whole), valuesOf(part));
      case "enum":
        return !this.#isAssignable && coversValues(valuesOf(whole), valuesOf(part));
      case "list":
        return part.kind === "list" && whole.spelling === part.spelling && this.covers(whole.element, part.element);
      case "map":
        return this.#mapCovers(whole, part);
      case "record":
        return part.kind === "record" && this.#recordCovers(whole, part);
      default:
        return false;
    }
  }

  #mapCovers(map: Extract<Shape, { kind: "map" }>, part: Shape): boolean {
    const key = map.key.shape();
    if (part.kind === "map") {
      return (
        map.spelling === part.spelling && this.covers(map.key, part.key) && this.#coversField(map.value, part.value)
      );
    }
    if (
      this.#isAssignable ||
      part.kind !== "record" ||
      map.spelling !== "Record" ||
      key.kind !== "scalar" ||
      key.scalar !== "string"
    ) {
      return false;
    }
    const values = [...part.properties.map(({ type }) => type), ...(part.rest === undefined ? [] : [part.rest])];
    return values.every((value) => this.#coversField(map.value, value));
  }

  #recordCovers(whole: RecordShape, part: RecordShape): boolean {
    if (whole.rest !== undefined || part.rest !== undefined) return false;
    const fields = new Map(part.properties.map((property) => [property.name, property]));
    // What `part` has beside them would be lost.
    return (
      part.properties.every(({ name }) => whole.properties.some((property) => property.name === name)) &&
      whole.properties.every((property) => this.#propertyCovers(property, fields.get(property.name)))
    );
  }

  #propertyCovers(whole: PropertyView, part: PropertyView | undefined): boolean {
    if (part === undefined) return whole.optional;
    if (part.optional && !whole.optional) return false;
    return whole.optional ? this.#coversField(whole.type, part.type) : this.covers(whole.type, part.type);
  }

  /** Of what may be absent: undefined is as good as not to be there. */
  #coversField(whole: TypeView, part: TypeView): boolean {
    const shape = part.shape();
    const isOnlyUndefined = shape.kind === "maybe" && shape.undefined && !shape.null;
    return this.covers(whole, isOnlyUndefined ? shape.present : part);
  }

  /** Reports whether the values of a type are JSON as they are. */
  #isPlain(view: TypeView): boolean {
    if (isAnyJson(view)) return true;
    const shape = view.shape();
    switch (shape.kind) {
      case "scalar":
      case "brand":
        return plainScalars.has(shape.scalar) || shape.spelling === "Timestamp";
      case "literal":
      case "enum":
        return true;
      case "literals":
        return shape.values.every((value) => typeof value !== "bigint");
      case "maybe":
        // Where both are possible, undefined is never sent.
        return (shape.null || !shape.undefined) && this.#isPlain(shape.present);
      case "list":
        return (shape.spelling === undefined || shape.spelling === "readonly") && this.#isPlainPart(shape.element);
      case "tuple":
        return shape.elements.every(({ type }) => this.#isPlainPart(type));
      case "map":
        return /Record$/u.test(shape.spelling) && this.#isPlainField(shape.value);
      case "union":
        return shape.members.every((member) => this.#isPlainPart(member));
      case "record":
        return (
          shape.properties.every(({ type }) => this.#isPlainField(type)) &&
          (shape.rest === undefined || this.#isPlainField(shape.rest))
        );
      default:
        return false;
    }
  }

  #isPlainField(view: TypeView): boolean {
    const shape = view.shape();
    return this.#isPlainPart(shape.kind === "maybe" ? shape.present : view);
  }

  /** Each part is looked at once. */
  #isPlainPart(view: TypeView): boolean {
    const asked = this.#asked.get(plain) ?? new Set();
    if (asked.has(view.identity)) return true;
    this.#asked.set(plain, asked.add(view.identity));
    return this.#isPlain(view);
  }
}

/** Stands for any JSON among the types that were asked about. */
const plain = {};

const plainScalars: ReadonlySet<string> = new Set(
  "bool string uuid decimal int8 int16 int32 uint8 uint16 uint32 int uint float32 float64 json".split(" "),
);

function isAnyJson(view: TypeView): boolean {
  return isJson(view.shape()) || anyJsonOf(view) !== undefined;
}

function isJson(shape: Shape): boolean {
  return shape.kind === "scalar" && shape.scalar === "json";
}

function coversScalar(whole: Extract<Shape, { kind: "scalar" | "brand" }>, part: Shape): boolean {
  if (part.kind === "scalar" || part.kind === "brand") {
    // A pattern, such as `user:${string}`, is checked by the compiler alone, and each by itself.
    const isText = whole.scalar === "string" && whole.spelling === undefined && isTextual(part);
    return isText || (whole.scalar === part.scalar && whole.spelling === part.spelling);
  }
  const values = valuesOf(part);
  if (values === undefined) return false;
  if (whole.scalar === "string") return values.every((value) => typeof value === "string");
  return whole.scalar === "float64" && values.every((value) => typeof value === "number");
}

/** Reports whether values are strings in JavaScript and the same strings in JSON. */
function isTextual({ scalar, spelling }: Extract<Shape, { kind: "scalar" | "brand" }>): boolean {
  return scalar === "string" || scalar === "uuid" || scalar === "decimal" || spelling === "Timestamp";
}

function coversValues(whole: readonly Literal[] | undefined, part: readonly Literal[] | undefined): boolean {
  if (whole === undefined || part === undefined) return false;
  return part.every((value) => whole.includes(value));
}

function valuesOf(shape: Shape): readonly Literal[] | undefined {
  if (shape.kind === "literal") return [shape.value];
  if (shape.kind === "literals") return shape.values;
  return shape.kind === "enum" ? shape.members.flatMap(({ value }) => value ?? []) : undefined;
}
