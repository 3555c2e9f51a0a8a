import type { Shape, TypeName, TypeView } from "../views.js";
import { containsItself } from "./contains-itself.js";
import { idOfGeneric, idPart } from "./wanted-ids.js";

/** What tells a type from others, and how it is called inside of an id. */
export interface Description {
  readonly key: string;
  readonly name: string;
  /** How deep it is nested in itself. */
  readonly depth: number;
}

/** The most literals that an id spells out. */
const mostLiterals = 4;

/** Describes a type by its names. Undefined when a part of it has none. Looks no deeper than one level beyond `deepest`. */
function describe(view: TypeView, deepest: number): Description | undefined {
  if (deepest < 0) return leaf(view.text, view.text);
  const isEndless = containsItself(view);
  const alias = isEndless ? view.alias() : undefined;
  if (isEndless && alias === undefined) return undefined;
  return alias === undefined ? describeShape(view.shape(), deepest) : describeName(alias, deepest);
}

/**
 * Describes a name with its type arguments. Undefined when one of these has no name. Looks no deeper than
 * one level beyond `deepest`.
 */
export function describeName(name: TypeName, deepest: number): Description | undefined {
  const parts = name.typeArguments.map((argument) => describe(argument, deepest - 1));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const id = idOfGeneric(
    name.name,
    known.map((part) => part.name),
  );
  const key = known.length === 0 ? name.key : `${name.key}<${known.map((part) => part.key).join()}>`;
  return id === undefined ? undefined : { key, name: id, depth: deepestOf(known) };
}

function describeShape(shape: Shape, deepest: number): Description | undefined {
  switch (shape.kind) {
    case "scalar":
      return leaf(shape.scalar + (shape.spelling ?? ""), shape.scalar);
    case "literal":
      return leaf(JSON.stringify(shape.value), String(shape.value));
    case "union":
      return shape.name === undefined
        ? describeAlternatives(shape.members, deepest)
        : describeName(shape.name, deepest);
    case "brand":
    case "class":
    case "converted":
    case "record":
    case "enum":
      return shape.name === undefined ? undefined : describeName(shape.name, deepest);
    case "literals":
      return shape.name === undefined ? describeLiterals(shape.values.map(String)) : describeName(shape.name, deepest);
    case "list":
      return combine(`list ${shape.spelling ?? ""}`, [shape.element], deepest, (item = "") => `${item}List`);
    case "maybe":
      return combine(
        `maybe${shape.undefined ? "?" : ""}${shape.null ? "!" : ""}`,
        [shape.present],
        deepest,
        (present = "") => `Nullable${present}`,
      );
    case "map":
      return combine(
        shape.spelling,
        [shape.key, shape.value],
        deepest,
        (key = "", value = "") => `MapOf${key}To${value}`,
      );
    case "tuple": {
      const types = shape.elements.map((element) => element.type);
      return combine("tuple", types, deepest, (...names) => `Tuple${names.join("")}`);
    }
    default:
      return undefined;
  }
}

/** Describes a union without a name by its alternatives, so that its name does not depend on where it was met first. */
export function describeAlternatives(members: readonly TypeView[], deepest: number): Description | undefined {
  const description = combine("union", members, deepest, (...names) => names.join("Or"));
  return description === undefined || description.name.length > longestUnion ? undefined : description;
}

const longestUnion = 64;

function describeLiterals(values: readonly string[]): Description | undefined {
  if (values.length > mostLiterals) return undefined;
  return { key: JSON.stringify(values), name: values.map(idPart).join("Or"), depth: 0 };
}

function leaf(key: string, name: string): Description {
  return { key, name: idPart(name), depth: 0 };
}

function combine(
  form: string,
  views: readonly TypeView[],
  deepest: number,
  name: (...names: string[]) => string,
): Description | undefined {
  const parts = views.map((view) => describe(view, deepest - 1));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const key = `${form}(${known.map((part) => part.key).join()})`;
  return { key, name: name(...known.map((part) => part.name)), depth: deepestOf(known) };
}

function deepestOf(parts: readonly Description[]): number {
  return parts.length === 0 ? 0 : Math.max(...parts.map((part) => part.depth)) + 1;
}
