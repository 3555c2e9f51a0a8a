import type { Condition, FieldCondition, JsonKind } from "@autonats/model";
import type { Shape, TypeView } from "../views.js";
import { covers } from "./covers.js";
import { areDisjoint, dataOf, jsonKindOf, type Scalar, valuesOf } from "./json-kind.js";
import { merge } from "./merge.js";
import { isFree, keyBeside } from "./tell-keys.js";
import { findField, haveSameTag } from "./tell-objects.js";

/** One alternative of a union, with what JSON tells it by. */
export interface ToldAlternative {
  readonly view: TypeView;
  readonly when: Condition;
  /** The key of the object that its values travel in, where they do. */
  readonly key?: string;
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

/**
 * Finds what tells alternatives apart: JSON itself does, those of one kind by their values or by what is in them; where only JavaScript does, a key
 * that their values then travel under. An alternative all of whose values are another's too is left out, and records that are alike are one.
 *
 * @param isNarrow Whether what is left need not say all that the source does.
 */
export function tellApart(members: readonly TypeView[], isNarrow: boolean): readonly ToldAlternative[] | Untold {
  const how = isNarrow ? "equal" : "assignable";
  let alternatives = members.flatMap(alternativeOf);
  for (;;) {
    const told = tellAll(alternatives);
    if (isTold(told)) return told;
    const { left, right } = told;
    if (haveSameTag(left.shape(), right.shape())) return told;
    // Of two that are the same, an enum has a name for each value.
    const [first, second] = right.shape().kind === "enum" ? [right, left] : [left, right];
    const one = covers(first, second, how) ? first : covers(second, first, how) ? second : merge(left, right);
    if (one === undefined) return told;
    alternatives = alternatives.flatMap((each) => {
      if (each.view === left) return alternativeOf(one);
      return each.view === right ? [] : [each];
    });
  }
}

/** Reports whether alternatives could be told apart. */
export function isTold(told: readonly ToldAlternative[] | Untold): told is readonly ToldAlternative[] {
  return !("left" in told);
}

function alternativeOf(view: TypeView): readonly Alternative[] {
  const shape = dataOf(view.shape());
  const json = jsonKindOf(shape);
  return json === undefined ? [] : [{ view, shape, json, values: valuesOf(shape) }];
}

function tellAll(alternatives: readonly Alternative[]): readonly ToldAlternative[] | Untold {
  const told: ToldAlternative[] = [];
  for (const alternative of alternatives) {
    const one = tellOne(alternative, alternatives);
    if ("left" in one) return one;
    told.push(one);
  }
  return told.toSorted((left, right) => turnOf(left) - turnOf(right));
}

function tellOne(alternative: Alternative, alternatives: readonly Alternative[]): ToldAlternative | Untold {
  const { view, json } = alternative;
  const others = alternatives.filter((other) => other !== alternative && other.json === json);
  const fields: FieldCondition[] = [];
  let items: readonly Condition[] | undefined;
  for (const other of others) {
    if (areToldByValues(alternative, other)) continue;
    const field = json === "object" ? findField(alternative.shape, other.shape, fields, others) : undefined;
    if (field !== undefined) {
      if (!fields.includes(field)) fields.push(field);
      continue;
    }
    const key = keyBeside(alternative, other);
    if (key !== undefined && isFree(key, alternative, alternatives))
      return { view, key, when: { json: "object", fields: [{ name: key, present: true }] } };
    // It is the other one that has a key.
    if (key === undefined && isKeyed(other, alternative, alternatives)) continue;
    items ??= json === "list" ? firstItems(alternative, others) : undefined;
    if (items === undefined) return { kind: json, left: view, right: other.view };
  }
  return { view, when: conditionOf(alternative, others, fields, items) };
}

function conditionOf(
  { json, values }: Alternative,
  others: readonly Alternative[],
  fields: readonly FieldCondition[],
  items: readonly Condition[] = [],
): Condition {
  return {
    json,
    ...(others.length > 0 && values !== undefined ? { values } : {}),
    ...(fields.length === 0 ? {} : { fields }),
    ...(items.length === 0 ? {} : { items }),
  };
}

/** A key is looked at before what else is in an object, and what is listed before any other of its kind. */
function turnOf({ when, key }: ToldAlternative): number {
  if (key !== undefined) return 0;
  return when.values !== undefined || when.items !== undefined ? 1 : 2;
}

/** What tells the first elements of a list from those of others. None for one whose elements may be null, which tells nothing. */
function firstItems({ shape }: Alternative, others: readonly Alternative[]): readonly Condition[] | undefined {
  const [own, ...rest] = [shape, ...others.map((other) => other.shape)].map(firstOf);
  if (own === undefined || rest.some((each) => each === undefined)) return undefined;
  const lists = rest.filter((each) => each !== undefined);
  if (own.mayBeNull) return lists.some((each) => each.mayBeNull) ? undefined : [];
  const told = tellAll([...own.members, ...lists.flatMap(({ members }) => members)].flatMap(alternativeOf));
  if (!isTold(told)) return undefined;
  return told.filter(({ view }) => own.members.includes(view)).map(({ when }) => when);
}

interface FirstElement {
  readonly members: readonly TypeView[];
  readonly mayBeNull: boolean;
}

/** What the first element of a list can be. Undefined where it may be anything, or where there is none. */
function firstOf(shape: Shape): FirstElement | undefined {
  const element = shape.kind === "list" ? shape.element : shape.kind === "tuple" ? shape.elements[0]?.type : undefined;
  if (element === undefined) return undefined;
  const own = element.shape();
  const present = own.kind === "maybe" ? own.present : element;
  const inner = present.shape();
  const members = inner.kind === "union" ? inner.members : [present];
  const isKnown = members.every((member) => jsonKindOf(member.shape()) !== undefined);
  return isKnown ? { members, mayBeNull: own.kind === "maybe" } : undefined;
}

function isKeyed(alternative: Alternative, beside: Alternative, all: readonly Alternative[]): boolean {
  const key = keyBeside(alternative, beside);
  return key !== undefined && isFree(key, alternative, all);
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
