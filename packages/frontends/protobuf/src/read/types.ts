import {
  createDiagnostic,
  type Declaration,
  type DeclarationSource,
  type Diagnostic,
  type EnumMember,
  type Field,
  parseDocComment,
  type Source,
  type TypeExpr,
} from "@autonats/model";
import protobuf from "protobufjs";
import type { Entry } from "../text/outline.js";
import { knownType, scalarType, unsendable } from "./known-types.js";
import type { Loaded } from "./load.js";

/** Turns messages and enums into declarations. Their keys are their full names, and those of errors begin with `error`. */
export interface Types {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly fieldsOf: (message: protobuf.Type, report: Report) => readonly Field[];
  readonly typeNamed: (
    name: string,
    scope: protobuf.ReflectionObject,
    place: Source,
    report: Report,
  ) => TypeExpr | undefined;
  readonly addError: (message: protobuf.Type, report: Report) => string;
  readonly entryOf: (object: protobuf.ReflectionObject) => Entry;
}

export type Report = (diagnostic: Diagnostic) => void;

const nowhere: Source = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1, name: "" };

/** Creates the types of a file and its imports. */
export function createTypes({ entries }: Loaded): Types {
  const declarations = new Map<string, Declaration>();

  const entryOf = (object: protobuf.ReflectionObject): Entry => {
    const { fullName, name } = object;
    return entries.get(fullName) ?? { keyword: undefined, source: { ...nowhere, name }, comment: [] };
  };

  const baseOf = (object: protobuf.ReflectionObject) => {
    const { source, comment } = entryOf(object);
    const { doc } = parseDocComment(source.file, comment);
    const exported: DeclarationSource = { ...source, exported: true, within: pathOf(object).slice(0, -1) };
    return { ...(doc === undefined ? {} : { doc }), source: exported };
  };

  const declare = (object: protobuf.Type | protobuf.Enum, report: Report): TypeExpr => {
    const id = object.fullName;
    if (!declarations.has(id)) {
      const base = { id, wanted: wantedName(object), ...baseOf(object) };
      declarations.set(id, { ...base, kind: "record", fields: [] });
      declarations.set(
        id,
        object instanceof protobuf.Enum
          ? { ...base, kind: "enum", base: "string", members: membersOf(object, entries) }
          : { ...base, kind: "record", fields: fieldsOf(object, report) },
      );
    }
    return { kind: "ref", id };
  };

  const typeNamed: Types["typeNamed"] = (name, scope, place, report) => {
    const scalar = scalarType(name);
    if (scalar !== undefined) return scalar;
    const found = (scope instanceof protobuf.Namespace ? scope : scope.parent)?.lookup(name, [
      protobuf.Type,
      protobuf.Enum,
    ]);
    if (!(found instanceof protobuf.Type) && !(found instanceof protobuf.Enum)) {
      report(createDiagnostic("AN7003", place, { name }));
      return undefined;
    }
    const refused = unsendable(found.fullName);
    if (refused !== undefined) {
      report(createDiagnostic("AN7005", place, { name: place.name, ...refused }));
      return undefined;
    }
    return knownType(found.fullName) ?? declare(found, report);
  };

  const fieldsOf = (message: protobuf.Type, report: Report): readonly Field[] => {
    // Those that others add to a message are data of their own, which has no place in it.
    const own = message.fieldsArray.filter(({ declaringField }) => declaringField === null);
    return own.flatMap((field) => fieldOf(field, message, report) ?? []);
  };

  const fieldOf = (field: protobuf.Field, message: protobuf.Type, report: Report): Field | undefined => {
    const { source, comment } = entryOf(field);
    const inner = typeNamed(field.type, message, source, report);
    if (inner === undefined) return undefined;
    const { doc } = parseDocComment(source.file, comment);
    const type = wholeType(field, inner, source, report);
    if (type === undefined) return undefined;
    const group = field.partOf?.name.startsWith("_") === true ? undefined : field.partOf?.name;
    return {
      name: (field.options?.["json_name"] as string | undefined) ?? jsonNameOf(field.name),
      type,
      optional: isOptional(field, inner, declarations),
      ...(doc === undefined ? {} : { doc }),
      number: field.id,
      ...(group === undefined ? {} : { oneof: group }),
      source,
    };
  };

  const addError = (message: protobuf.Type, report: Report): string => {
    const id = `error${message.fullName}`;
    if (!declarations.has(id)) {
      const base = { id, wanted: wantedName(message), ...baseOf(message) };
      declarations.set(id, { ...base, kind: "error", name: wantedName(message), fields: fieldsOf(message, report) });
    }
    return id;
  };

  return { declarations, fieldsOf, typeNamed, addError, entryOf };
}

function wholeType(field: protobuf.Field, inner: TypeExpr, place: Source, report: Report): TypeExpr | undefined {
  if (field instanceof protobuf.MapField) {
    const key = scalarType(field.keyType);
    if (key !== undefined && key.scalar !== "bool") return { kind: "map", key, value: inner };
    const problem = "keys of maps are text or whole numbers";
    report(createDiagnostic("AN7005", place, { name: place.name, problem, help: "Use `string` keys." }));
    return undefined;
  }
  return field.repeated ? { kind: "list", element: inner } : inner;
}

/** Messages, members of a oneof and `optional` fields say whether they are there. A wrapper is null instead. */
function isOptional(field: protobuf.Field, inner: TypeExpr, declarations: ReadonlyMap<string, Declaration>): boolean {
  if (field.repeated || field.map || inner.kind === "nullable" || field.required) return false;
  if (field.partOf !== null || isMessage(inner, declarations)) return true;
  // Editions say it by a feature, which the types of the parser do not have.
  const { _features: features } = field as unknown as { readonly _features: Readonly<Record<string, string>> };
  return features["field_presence"] === "EXPLICIT";
}

/** Reports whether a type is a message of protocol buffers. */
function isMessage(type: TypeExpr, declarations: ReadonlyMap<string, Declaration>): boolean {
  if (type.kind === "ref") return declarations.get(type.id)?.kind === "record";
  if (type.kind !== "scalar") return true;
  return type.spelling === "FieldMask" || ["timestamp", "duration", "json"].includes(type.scalar);
}

/** JSON has the names of values. Of several names of one number, the first counts. */
function membersOf(object: protobuf.Enum, entries: ReadonlyMap<string, Entry>): readonly EnumMember[] {
  const numbers = new Set<number>();
  return Object.entries(object.values).flatMap(([name, number]): EnumMember[] => {
    if (numbers.has(number)) return [];
    numbers.add(number);
    const entry = entries.get(`${object.fullName}.${name}`);
    const doc = entry === undefined ? undefined : parseDocComment(entry.source.file, entry.comment).doc;
    const source = entry === undefined ? {} : { source: entry.source };
    return [{ value: name, number, ...(doc === undefined ? {} : { doc }), ...source }];
  });
}

/** Nested types have the names of those around them too. */
function wantedName(object: protobuf.ReflectionObject): string {
  return pathOf(object)
    .map((name) => name.charAt(0).toUpperCase() + name.slice(1))
    .join("");
}

/** The names of the messages around something, outermost first, and its own. */
export function pathOf(object: protobuf.ReflectionObject): readonly string[] {
  return [...(object.parent instanceof protobuf.Type ? pathOf(object.parent) : []), object.name];
}

/** `first_name` → `firstName`, as JSON of protocol buffers has it. */
function jsonNameOf(name: string): string {
  return name.replace(/_+([^_]?)/gu, (_, next: string) => next.toUpperCase());
}
