import type { Condition, FieldCondition, JsonKind, ScalarName } from "@autonats/model";
import type { Literal, PropertyView, Shape, TypeView } from "../views.js";

type Scalar = string | number | boolean;
type RecordShape = Extract<Shape, { kind: "record" }>;

/** One alternative of a union, with what JSON tells it by. */
export interface ToldAlternative {
  readonly view: TypeView;
  readonly when: Condition;
}

/** Two alternatives that JSON does not tell apart. */
export interface Untold {
  readonly kind: JsonKind;
  readonly left: TypeView;
  readonly right: TypeView;
}

interface Alternative {
  readonly view: TypeView;
  readonly shape: Shape;
  readonly json: JsonKind;
  /** The values that it can have; undefined for any of its kind. */
  readonly values: readonly Scalar[] | undefined;
}

/** Finds what JSON tells alternatives by: those of one kind by their values or by what is in them. */
export function tellApart(members: readonly TypeView[]): readonly ToldAlternative[] | Untold {
  const alternatives = members.flatMap((view): readonly Alternative[] => {
    const shape = dataOf(view.shape());
    const json = jsonKindOf(shape);
    return json === undefined ? [] : [{ view, shape, json, values: valuesOf(shape) }];
  });
  const told: ToldAlternative[] = [];
  for (const alternative of alternatives) {
    const { view, json, values } = alternative;
    const others = alternatives.filter((other) => other !== alternative && other.json === json);
    const fields: FieldCondition[] = [];
    for (const other of others) {
      if (areToldByValues(alternative, other)) continue;
      const field = json === "object" ? findField(alternative.shape, other.shape, fields, others) : undefined;
      if (field === undefined) return { kind: json, left: view, right: other.view };
      if (!fields.includes(field)) fields.push(field);
    }
    const byValues = others.length > 0 && values !== undefined ? { values } : {};
    told.push({ view, when: { json, ...byValues, ...(fields.length === 0 ? {} : { fields }) } });
  }
  // A value that is listed is told before any value of its kind is.
  return told.toSorted(
    (left, right) => Number(left.when.values === undefined) - Number(right.when.values === undefined),
  );
}

/** The kind of JSON that values of a shape become; undefined for what is not data, or may be any. */
export function jsonKindOf(shape: Shape): JsonKind | undefined {
  switch (shape.kind) {
    case "scalar":
    case "brand":
      return kindOfScalar(shape.scalar);
    case "literal":
      return kindOfValue(shape.value);
    case "literals":
      return kindOfValue(shape.values[0] ?? "");
    case "enum":
      return typeof shape.members[0]?.value === "number" ? "number" : "string";
    case "list":
    case "tuple":
      return "list";
    case "map":
    case "record":
      return "object";
    case "converted":
      return jsonKindOf(shape.data.shape());
    default:
      return undefined;
  }
}

/** What values of a class are turned into; any other shape itself. */
function dataOf(shape: Shape): Shape {
  return shape.kind === "converted" ? shape.data.shape() : shape;
}

function kindOfScalar(scalar: ScalarName): JsonKind | undefined {
  if (scalar === "json" || scalar === "rawJson") return undefined;
  if (scalar === "bool") return "bool";
  return texts.has(scalar) ? "string" : "number";
}

const texts: ReadonlySet<ScalarName> = new Set<ScalarName>([
  "string",
  "uuid",
  "decimal",
  "bytes",
  "int64",
  "uint64",
  "timestamp",
  "duration",
]);

function kindOfValue(value: Literal): JsonKind | undefined {
  if (typeof value === "bigint") return undefined;
  return typeof value === "boolean" ? "bool" : typeof value === "number" ? "number" : "string";
}

function valuesOf(shape: Shape): readonly Scalar[] | undefined {
  if (shape.kind === "literal") return [shape.value];
  if (shape.kind === "literals") return shape.values.filter((value): value is Scalar => typeof value !== "bigint");
  return shape.kind === "enum" ? shape.members.flatMap(({ value }) => value ?? []) : undefined;
}

function areToldByValues(left: Alternative, right: Alternative): boolean {
  const { values } = left;
  if (values === undefined) return right.values !== undefined && areToldByValues(right, left);
  if (right.values !== undefined) return areDisjoint(values, right.values);
  return values.every((value) => !mayBe(value, right.shape));
}

/** Reports whether a text that is listed may also be a value of another type that is written as text. */
function mayBe(value: Scalar, shape: Shape): boolean {
  if (shape.kind !== "scalar" && shape.kind !== "brand") return true;
  if (shape.scalar === "bytes") return true;
  // Any other text is itself, whichever of the two it is taken for.
  if (shape.scalar === "string" || typeof value !== "string") return false;
  return /^[-+0-9]/u.test(value);
}

/** The condition on a field by which one object is told from another. */
function findField(
  left: Shape,
  right: Shape,
  known: readonly FieldCondition[],
  all: readonly Alternative[],
): FieldCondition | undefined {
  if (left.kind !== "record" || right.kind !== "record") return undefined;
  if (left.rest !== undefined || right.rest !== undefined) return findTag(left, right, known, all);
  return findTag(left, right, known, all) ?? findPresence(left, right, known);
}

function findTag(
  left: RecordShape,
  right: RecordShape,
  known: readonly FieldCondition[],
  all: readonly Alternative[],
): FieldCondition | undefined {
  const tells = (name: string, other: RecordShape): boolean => {
    const own = tagValues(propertyOf(left, name));
    const others = tagValues(propertyOf(other, name));
    return own !== undefined && others !== undefined && areDisjoint(own, others);
  };
  const names = left.properties.map(({ name }) => name).filter((name) => tells(name, right));
  const earlier = known.find(({ name, values }) => values !== undefined && names.includes(name));
  if (earlier !== undefined) return earlier;
  // One that tells it from all others is better than another one for each.
  const best =
    names.find((name) => all.every(({ shape }) => shape.kind === "record" && tells(name, shape))) ?? names[0];
  return best === undefined ? undefined : { name: best, values: tagValues(propertyOf(left, best)) ?? [] };
}

function findPresence(
  left: RecordShape,
  right: RecordShape,
  known: readonly FieldCondition[],
): FieldCondition | undefined {
  // With one tag between them, whatever else they have is most likely an accident.
  if (left.properties.some(({ name }) => isSame(name, left, right))) return undefined;
  const own = left.properties.filter(({ name, optional }) => !optional && propertyOf(right, name) === undefined);
  const theirs = right.properties.filter(({ name, optional }) => !optional && propertyOf(left, name) === undefined);
  const isKnown = ({ name, present }: FieldCondition): boolean =>
    (present === true ? own : present === false ? theirs : []).some((property) => property.name === name);
  const earlier = known.find(isKnown);
  if (earlier !== undefined) return earlier;
  if (own[0] !== undefined) return { name: own[0].name, present: true };
  return theirs[0] === undefined ? undefined : { name: theirs[0].name, present: false };
}

/** Reports whether two objects have the same one text in a field. */
function isSame(name: string, left: RecordShape, right: RecordShape): boolean {
  const [own, ...others] = tagValues(propertyOf(left, name)) ?? [];
  const [same, ...more] = tagValues(propertyOf(right, name)) ?? [];
  return typeof own === "string" && own === same && others.length + more.length === 0;
}

function propertyOf(shape: RecordShape, name: string): PropertyView | undefined {
  return shape.properties.find((property) => property.name === name);
}

/** The values of a field that is always there and has no others. */
function tagValues(property: PropertyView | undefined): readonly Scalar[] | undefined {
  return property === undefined || property.optional ? undefined : valuesOf(property.type.shape());
}

function areDisjoint(left: readonly Scalar[], right: readonly Scalar[]): boolean {
  return left.every((value) => !right.includes(value));
}
