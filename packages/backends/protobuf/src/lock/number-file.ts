import { createScope, type Scope } from "@autonats/codegen";
import { lastName, nameAround } from "../names/nested.js";
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
  const scopes = scopesOf(file);
  const enumerations = file.enums.map((each) => {
    const result = numberEnum(each, enums.get(each.name) ?? [], scopes(nameAround(each.name)));
    values.set(each.name, result.locked);
    return result.enumeration;
  });
  return { file: { ...file, messages: own, enums: enumerations }, lock: { messages: fields, enums: values } };
}

/** Returns the names that a message has within it, by its name; and by none those of the file. */
function scopesOf({ messages, enums, service }: ProtoFile): (place: string) => Scope {
  const scopes = new Map<string, Scope>();
  const scopeOf = (place: string): Scope => {
    const known = scopes.get(place) ?? createScope([], (name, attempt) => `${name}_${attempt}`);
    scopes.set(place, known);
    return known;
  };
  for (const { name } of [...messages, ...enums, service]) scopeOf(nameAround(name)).claim(lastName(name));
  return scopeOf;
}
