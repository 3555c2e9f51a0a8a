import type { PropertyView, Shape, TypeView } from "../views.js";
import { covers } from "./covers.js";

type RecordShape = Extract<Shape, { kind: "record" }>;

/**
 * Returns one record for two that JSON does not tell apart, with the fields of both: a value of either is one of it, and arrives as it was. Undefined
 * where a field has another type in each, or where the record would take what neither does.
 */
export function merge(left: TypeView, right: TypeView): TypeView | undefined {
  const known = merged.get(left.identity) ?? new WeakMap<object, TypeView>();
  merged.set(left.identity, known);
  const view = known.get(right.identity) ?? merged.get(right.identity)?.get(left.identity) ?? mergeAnew(left, right);
  if (view !== undefined) known.set(right.identity, view);
  return view;
}

/** Records by the two that they are made of: one that contains itself has to meet itself again. */
const merged = new WeakMap<object, WeakMap<object, TypeView>>();

function mergeAnew(left: TypeView, right: TypeView): TypeView | undefined {
  const [first, second] = [left.shape(), right.shape()];
  if (first.kind !== "record" || second.kind !== "record") return undefined;
  if (first.rest !== undefined || second.rest !== undefined) return undefined;
  const properties = mergeProperties(first, second);
  if (properties === undefined || !isEnough(properties, first, second)) return undefined;
  const shape: Shape = { kind: "record", properties };
  const text = `${left.text} | ${right.text}`;
  return { identity: shape, span: left.span, text, alias: () => undefined, shape: () => shape };
}

function mergeProperties(left: RecordShape, right: RecordShape): readonly PropertyView[] | undefined {
  const properties: PropertyView[] = [];
  for (const property of left.properties) {
    const other = right.properties.find(({ name }) => name === property.name);
    const wider = other === undefined ? property : widerOf(property, other);
    if (wider === undefined) return undefined;
    properties.push({ ...wider, optional: other === undefined || property.optional || other.optional });
  }
  const names = new Set(left.properties.map(({ name }) => name));
  const added = right.properties.filter(({ name }) => !names.has(name));
  return [...properties, ...added.map((property) => ({ ...property, optional: true }))];
}

function widerOf(left: PropertyView, right: PropertyView): PropertyView | undefined {
  if (covers(left.type, right.type, "assignable")) return left;
  return covers(right.type, left.type, "assignable") ? right : undefined;
}

/** Reports whether what the record requires is all that one of the two does. */
function isEnough(properties: readonly PropertyView[], ...records: readonly RecordShape[]): boolean {
  const required = requiredOf(properties);
  return records.some((record) => requiredOf(record.properties) === required);
}

function requiredOf(properties: readonly PropertyView[]): string {
  const names = properties.filter(({ optional }) => !optional).map(({ name }) => name);
  return JSON.stringify(names.sort());
}
