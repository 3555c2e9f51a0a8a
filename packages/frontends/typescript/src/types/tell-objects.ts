import type { FieldCondition } from "@autonats/model";
import type { PropertyView, Shape } from "../views.js";
import { areDisjoint, type Scalar, valuesOf } from "./json-kind.js";

type RecordShape = Extract<Shape, { kind: "record" }>;

/** An object among others. */
interface Alternative {
  readonly shape: Shape;
}

/** The condition on a field by which one object is told from another. */
export function findField(
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
  if (haveSameTag(left, right)) return undefined;
  const own = left.properties.filter(({ name, optional }) => !optional && propertyOf(right, name) === undefined);
  const theirs = right.properties.filter(({ name, optional }) => !optional && propertyOf(left, name) === undefined);
  const isKnown = ({ name, present }: FieldCondition): boolean =>
    (present === true ? own : present === false ? theirs : []).some((property) => property.name === name);
  const earlier = known.find(isKnown);
  if (earlier !== undefined) return earlier;
  if (own[0] !== undefined) return { name: own[0].name, present: true };
  return theirs[0] === undefined ? undefined : { name: theirs[0].name, present: false };
}

/** Reports whether two objects have the same one text in a field: whatever else they differ in is most likely an accident then. */
export function haveSameTag(left: Shape, right: Shape): boolean {
  if (left.kind !== "record" || right.kind !== "record") return false;
  return left.properties.some(({ name }) => isSame(name, left, right));
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
