import type { Field, TypeExpr } from "@autonats/model";
import type { Site } from "../report.js";
import type { Conversion } from "./conversion.js";
import type { GoType, StructType } from "./go-type.js";
import { methodsOf } from "./methods.js";
import type { Resolver } from "./resolver.js";
import { wellKnown } from "./signatures.js";
import { type JsonField, jsonFields } from "./struct-fields.js";

/** The fields of a struct as they are sent. */
export function recordFields(struct: StructType, converter: Conversion, site: Site): readonly Field[] {
  return jsonFields(struct, converter.resolver, site).flatMap((field) => {
    const here = site.at(field.node.type, field.file);
    if (field.type === undefined) return [];
    const { type, optional } = convertField(field, field.type, converter, here);
    const hasIsZero = field.options.includes("omitzero") && saysWhenZero(field.type, converter.resolver, here);
    const doc = field.file.docAround(field.node);
    return {
      name: field.name,
      type,
      optional,
      ...(hasIsZero ? { spelling: "IsZero" } : {}),
      ...(doc === undefined ? {} : { doc }),
      source: {
        ...field.file.source(field.goName, field.range),
        ...(field.within.length === 0 ? {} : { within: field.within }),
      },
    };
  });
}

interface FieldType {
  readonly type: TypeExpr;
  readonly optional: boolean;
}

/**
 * Absent and null are different: with `omitempty` or `omitzero` a field may be absent, and a pointer says just that; without, a
 * pointer or an interface that is nil is null. `autonats.Option` tells both apart.
 */
function convertField(field: JsonField, type: GoType, converter: Conversion, site: Site): FieldType {
  const omits = readOptions(field, type, converter, site);
  if (type.kind === "option") return { type: converter.option(type.element, site), optional: true };
  if (omits) return { type: converter.optional(type, site), optional: true };
  return { type: converter.nullable(type, site), optional: false };
}

/** Reports whether a type or what it points to has a method `IsZero() bool`, which `omitzero` asks. */
function saysWhenZero(type: GoType, resolver: Resolver, site: Site): boolean {
  const value = type.kind === "pointer" ? type.element : type;
  return value.kind === "named" && wellKnown(methodsOf(value, resolver, site), "IsZero") !== undefined;
}

/** Reports whether the tag's options let the field be absent. */
function readOptions(field: JsonField, type: GoType, converter: Conversion, site: Site): boolean {
  const at = field.node.tag === undefined ? site : site.at(field.node.tag);
  const made = converter.resolver.underlying(type, site);
  let omits = false;
  for (const option of field.options) {
    if (option === "omitzero") omits = true;
    else if (option === "omitempty") {
      const what = neverEmpty(made);
      if (what === undefined) omits = true;
      else if (!field.options.includes("omitzero")) at.report("AN2013", { field: field.goName, what });
    } else if (option === "string") {
      if (!isText(made)) at.report("AN2014", { field: field.goName });
    } else at.report("AN2025", { field: field.goName, option });
  }
  return omits;
}

/** What `omitempty` never leaves out. */
function neverEmpty(made: GoType | undefined): string | undefined {
  if (made?.kind === "struct" || made?.kind === "tuple") return "struct";
  if (made?.kind === "library" && made.name === "time.Time") return "time";
  return made?.kind === "array" && made.length > 0 ? "array" : undefined;
}

/** Numbers that travel as text whatever the tag says. */
function isText(made: GoType | undefined): boolean {
  const type = made?.kind === "pointer" ? made.element : made;
  return type?.kind === "basic" && (type.name === "int64" || type.name === "uint64");
}
