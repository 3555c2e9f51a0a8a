import type { Scope } from "@autonats/codegen";
import type { ProtoEnum, ProtoEnumValue } from "../plan/proto-file.js";
import type { LockedValue } from "./lock.js";
import { createNumbers, type Reserved, reservedOf } from "./numbers.js";

/** An enum with everything settled. */
export interface NumberedEnum {
  readonly name: string;
  readonly doc: string | undefined;
  /** The one with the number 0 comes first. */
  readonly values: readonly NumberedEnumValue[];
  readonly reserved: Reserved;
}

export interface NumberedEnumValue extends ProtoEnumValue {
  readonly name: string;
  readonly number: number;
}

/**
 * Settles the numbers and names of the values of an enum. Returns the enum and its new lock.
 *
 * @param scope The names of what it is in, a message or the file: values share them with the messages there.
 */
export function numberEnum(
  { name, doc, values }: ProtoEnum,
  locked: readonly LockedValue[],
  scope: Scope,
): { readonly enumeration: NumberedEnum; readonly locked: readonly LockedValue[] } {
  const earlier = new Map(locked.map((entry) => [entry.key, entry]));
  const given = values.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const supply = createNumbers([...given, ...locked.map(({ number }) => number)]);
  const numbered = values.map((value): NumberedEnumValue => {
    const { key, wanted } = value;
    const known = key === undefined ? undefined : earlier.get(key);
    const number = value.number ?? known?.number ?? supply.next();
    const kept = known !== undefined && !scope.has(known.name) ? known.name : wanted;
    return { ...value, name: scope.claim(kept), number };
  });
  const live = numbered.flatMap(({ key, name: own, number }): LockedValue[] => {
    return key === undefined ? [] : [{ number, name: own, key, isRemoved: false }];
  });
  const taken = new Set(live.map(({ number }) => number));
  const removed = locked.filter(({ number }) => !taken.has(number)).map((entry) => ({ ...entry, isRemoved: true }));
  const entries = [...live, ...removed].sort((left, right) => left.number - right.number);
  return { enumeration: { name, doc, values: numbered, reserved: reservedOf(entries) }, locked: entries };
}
