import { createScope } from "@autonats/codegen";
import { jsonNameOf } from "../names/case.js";
import { fieldsOf, type ProtoField, type ProtoMessage } from "../plan/proto-file.js";
import type { LockedField } from "./lock.js";
import { createNumbers, type Reserved, reservedOf } from "./numbers.js";

/** A message with everything settled. */
export interface NumberedMessage {
  readonly name: string;
  readonly doc: string | undefined;
  readonly parts: readonly (NumberedField | NumberedOneof)[];
  readonly reserved: Reserved;
}

export interface NumberedField extends ProtoField {
  readonly name: string;
  readonly number: number;
  /** Its key in JSON, where its name does not lead there. */
  readonly jsonName: string | undefined;
}

export interface NumberedOneof {
  readonly kind: "oneof";
  readonly name: string;
  readonly fields: readonly NumberedField[];
}

/**
 * Settles the numbers and names of the fields of a message: those of the lock to what was there with the same type, and new ones to the rest.
 * Returns the message and its new lock, in order of number.
 */
export function numberMessage(
  message: ProtoMessage,
  locked: readonly LockedField[],
): { readonly message: NumberedMessage; readonly locked: readonly LockedField[] } {
  const fields = fieldsOf(message);
  const byKey = groupByKey(locked);
  const earlier = new Map(fields.map((field) => [field, findEarlier(field, byKey.get(field.key) ?? [])]));
  const numbers = numbersOf(fields, earlier, locked);
  const inOrder = fields.toSorted((left, right) => numberIn(numbers, left) - numberIn(numbers, right));
  const names = nameFields(inOrder, earlier);
  const settled = new Map(fields.map((field) => [field, settle(field, names.get(field), numberIn(numbers, field))]));
  const live = [...settled.values()].map(toEntry);
  const taken = new Set(live.map(({ number }) => number));
  const removed = locked.filter(({ number }) => !taken.has(number)).map((entry) => ({ ...entry, isRemoved: true }));
  const entries = [...live, ...removed].sort((left, right) => left.number - right.number);
  const oneofs = createScope(new Set([...settled.values()].map(({ name }) => name)), varied);
  const parts = message.parts.map((part) => {
    if (part.kind === "field") return settledOf(settled, part);
    return {
      kind: "oneof",
      name: oneofs.claim(part.wanted),
      fields: part.fields.map((each) => settledOf(settled, each)),
    } as const;
  });
  const { name, doc } = message;
  return { message: { name, doc, parts, reserved: reservedOf(entries) }, locked: entries };
}

function groupByKey(locked: readonly LockedField[]): ReadonlyMap<string, readonly LockedField[]> {
  const groups = new Map<string, LockedField[]>();
  for (const entry of locked) {
    const group = groups.get(entry.key);
    if (group === undefined) groups.set(entry.key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/**
 * Returns the one of those that had the key of a field which had its type too, even if it was removed since: whoever knows its number
 * knows that it is this.
 */
function findEarlier(field: ProtoField, sameKey: readonly LockedField[]): LockedField | undefined {
  const same = sameKey.filter(({ type }) => type === lockedType(field));
  const fitting = same.filter(({ number }) => field.number === undefined || number === field.number);
  return fitting.find(({ isRemoved }) => !isRemoved) ?? fitting[0];
}

function numbersOf(
  fields: readonly ProtoField[],
  earlier: ReadonlyMap<ProtoField, LockedField | undefined>,
  locked: readonly LockedField[],
): ReadonlyMap<ProtoField, number> {
  const numbers = new Map<ProtoField, number>();
  const used = new Set(locked.map(({ number }) => number));
  for (const field of fields) {
    const number = earlier.get(field)?.number ?? field.number;
    if (number === undefined || (earlier.get(field) === undefined && used.has(number))) continue;
    used.add(number);
    numbers.set(field, number);
  }
  const supply = createNumbers([...used]);
  for (const field of fields) if (!numbers.has(field)) numbers.set(field, supply.next());
  return numbers;
}

/** Names stay with their numbers: those that others want too are told apart in order of number. */
function nameFields(
  fields: readonly ProtoField[],
  earlier: ReadonlyMap<ProtoField, LockedField | undefined>,
): ReadonlyMap<ProtoField, string> {
  const keys = new Map(fields.filter(({ isProperty }) => isProperty).map(({ key }) => [key, key]));
  const inJson = new Set<string>();
  const isFree = (name: string, field: ProtoField): boolean => {
    const json = jsonNameOf(name);
    return !inJson.has(json) && (field.isProperty || !keys.has(json));
  };
  const names = new Map<ProtoField, string>();
  const take = (field: ProtoField, name: string): void => {
    inJson.add(jsonNameOf(name));
    names.set(field, name);
  };
  for (const field of fields) {
    const name = earlier.get(field)?.name;
    if (name !== undefined && isFree(name, field)) take(field, name);
  }
  for (const field of fields) {
    if (names.has(field)) continue;
    let name = field.wanted;
    for (let attempt = 2; !isFree(name, field); attempt++) name = varied(field.wanted, attempt);
    take(field, name);
  }
  return names;
}

function varied(name: string, attempt: number): string {
  return `${name}_${attempt}`;
}

function settle(field: ProtoField, name: string | undefined, number: number): NumberedField {
  if (name === undefined) throw new Error(`bug: no name for ${field.key}`);
  const { key, isProperty } = field;
  const needed = isProperty && jsonNameOf(name) !== key && isJsonName(key);
  return { ...field, name, number, jsonName: needed ? key : undefined };
}

/** Names in brackets are those of extensions, and no name has a NUL. */
function isJsonName(key: string): boolean {
  return key !== "" && !/^\[.*\]$|\0/su.test(key);
}

function toEntry(field: NumberedField): LockedField {
  const { number, name, key } = field;
  return { number, name, key, type: lockedType(field), isRemoved: false };
}

/** Returns the type as the lock has it. Whether the field has to be there does not change its bytes. */
function lockedType({ type, label }: ProtoField): string {
  return label === "repeated" ? `repeated ${type}` : type;
}

function numberIn(numbers: ReadonlyMap<ProtoField, number>, field: ProtoField): number {
  const number = numbers.get(field);
  if (number === undefined) throw new Error(`bug: no number for ${field.key}`);
  return number;
}

function settledOf(settled: ReadonlyMap<ProtoField, NumberedField>, field: ProtoField): NumberedField {
  const found = settled.get(field);
  if (found === undefined) throw new Error(`bug: ${field.key} is not settled`);
  return found;
}
