import { createScope } from "@autonats/codegen";
import type { ProtoFile } from "../plan/proto-file.js";
import { emptyLock, type Lock, type LockedField, type LockedValue } from "./lock.js";
import { type NumberedEnum, numberEnum } from "./number-enum.js";
import { type NumberedMessage, numberMessage } from "./number-message.js";

/** A file with all its numbers. */
export interface NumberedFile extends Omit<ProtoFile, "messages" | "enums"> {
  readonly messages: readonly NumberedMessage[];
  readonly enums: readonly NumberedEnum[];
}

/** Settles the number of everything in a file. What the lock has of messages and enums that are gone stays in it. */
export function numberFile(
  file: ProtoFile,
  { messages, enums }: Lock = emptyLock,
): { readonly file: NumberedFile; readonly lock: Lock } {
  const fields = new Map<string, readonly LockedField[]>(messages);
  const values = new Map<string, readonly LockedValue[]>(enums);
  const own = file.messages.map((message) => {
    const result = numberMessage(message, messages.get(message.name) ?? []);
    fields.set(message.name, result.locked);
    return result.message;
  });
  const named = [...file.messages, ...file.enums, file.service].map(({ name }) => name);
  const scope = createScope(named, (name, attempt) => `${name}_${attempt}`);
  const enumerations = file.enums.map((each) => {
    const result = numberEnum(each, enums.get(each.name) ?? [], scope);
    values.set(each.name, result.locked);
    return result.enumeration;
  });
  return { file: { ...file, messages: own, enums: enumerations }, lock: { messages: fields, enums: values } };
}
