import { constantsOf } from "../constants/enum-values.js";
import type { Site } from "../report.js";
import type { Conversion } from "./conversion.js";
import type { GoType, NamedType } from "./go-type.js";
import { ownForm } from "./marshallers.js";
import { jsonFields } from "./struct-fields.js";
import { isOpen } from "./type-annotations.js";
import type { VariantTag } from "./union-tags.js";

/** Why a field that a variant has for its union's tag cannot hold the variant's value. A variant needs no such field. */
export function tagFieldProblem(
  variant: NamedType,
  tag: VariantTag,
  converter: Conversion,
  site: Site,
): { readonly problem: string; readonly help: string } | undefined {
  const { resolver } = converter;
  const struct = resolver.underlying(variant, site.quiet());
  if (struct?.kind !== "struct") return undefined;
  const field = jsonFields(struct, resolver, site.quiet()).find(({ name }) => name === tag.field);
  if (field?.type === undefined) return undefined;
  const made = resolver.underlying(field.type, site.quiet());
  const isText = made?.kind === "basic" && made.name === "string" && ownForm(field.type, resolver, site) === undefined;
  if (!isText) {
    return {
      problem: `its field \`${field.goName}\` is \`${tag.field}\` on the wire and no string`,
      help: `Make it a \`string\`, or remove it: the tag is sent without a field of its own.`,
    };
  }
  const values = valuesOf(field.type, converter, site);
  if (values === undefined || values.includes(tag.value)) return undefined;
  return {
    problem: `its field \`${field.goName}\` is an enum without the value \`${tag.value}\``,
    help: `Declare a constant with that value, or write one of the enum's into the line \`@nats:variant\`.`,
  };
}

/** The values of an enum; undefined where any text will do, or where one of them is not known. */
function valuesOf(type: GoType, { evaluator, resolver }: Conversion, site: Site): readonly string[] | undefined {
  if (type.kind !== "named" || isOpen(type.declared)) return undefined;
  const constants = constantsOf(type.declared, evaluator, resolver, site.quiet());
  const values = constants.flatMap(({ evaluated }) =>
    "value" in evaluated && evaluated.value.kind === "string" ? [evaluated.value.value] : [],
  );
  return values.length > 0 && values.length === constants.length ? values : undefined;
}
