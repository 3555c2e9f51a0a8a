import type { Field } from "@autonats/model";
import type { DeclaredType, GoPackage } from "../packages/go-package.js";
import type { Site } from "../report.js";
import { typeAnnotations } from "./type-annotations.js";

/** The field that tells a variant of a union apart, and the value that it always has. */
export interface VariantTag {
  readonly field: string;
  readonly value: string;
}

/** `created OrderCreated` taken apart; undefined when it is something else. */
export function parseVariant(value: string): { readonly value: string; readonly type: string } | undefined {
  const match = /^(\S+)\s+\*?([\p{L}_][\p{L}\p{Nd}_]*)$/u.exec(value);
  return match === null ? undefined : { value: match[1] ?? "", type: match[2] ?? "" };
}

/** The tag that the first union of its package gives a struct; undefined for structs that are in none. */
export function variantTag({ package: owner, unit }: DeclaredType): VariantTag | undefined {
  let tags = known.get(owner);
  if (tags === undefined) {
    tags = readTags(owner);
    known.set(owner, tags);
  }
  return tags.get(unit.name.name);
}

const known = new WeakMap<GoPackage, ReadonlyMap<string, VariantTag>>();

function readTags(owner: GoPackage): ReadonlyMap<string, VariantTag> {
  const tags = new Map<string, VariantTag>();
  for (const file of owner.filesWith("@nats:union")) {
    for (const unit of file.outline.types) {
      const [union] = typeAnnotations(file, unit, "union");
      if (union === undefined) continue;
      for (const annotation of typeAnnotations(file, unit, "variant")) {
        const variant = parseVariant(annotation.value);
        if (variant !== undefined && !tags.has(variant.type)) {
          tags.set(variant.type, { field: union.value, value: variant.value });
        }
      }
    }
  }
  return tags;
}

/** The fields of a variant: its tag is always the same, and comes first unless the struct has a field for it. */
export function withTag(fields: readonly Field[], tag: VariantTag, site: Site): readonly Field[] {
  const type = { kind: "literal", value: tag.value } as const;
  const own = fields.find((field) => field.name === tag.field);
  if (own !== undefined) return fields.map((field) => (field === own ? { ...field, type, optional: false } : field));
  return [{ name: tag.field, type, optional: false, source: site.file.source("", site.range) }, ...fields];
}
