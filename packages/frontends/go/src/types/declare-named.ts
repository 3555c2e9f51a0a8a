import type { AliasDeclaration, Declaration } from "@autonats/model";
import { areOpen } from "../constants/are-open.js";
import { constantsOf } from "../constants/enum-values.js";
import { isInteger } from "../constants/integer-types.js";
import type { Site } from "../report.js";
import type { Conversion, Draft } from "./conversion.js";
import { declarationBase } from "./declaration-base.js";
import { declareEnum } from "./declare-enum.js";
import { declareSealed } from "./declare-sealed.js";
import { declareUnion } from "./declare-union.js";
import { givenType } from "./given-form.js";
import type { GoType, NamedType, StructType } from "./go-type.js";
import { ownForm } from "./marshallers.js";
import { recordFields } from "./record-fields.js";
import { reportSelfContained } from "./self-contained.js";
import { hasHiddenFields, isMessage } from "./struct-fields.js";
import { isClosed, isOpen, isUnion } from "./type-annotations.js";
import { variantTag, withTag } from "./union-tags.js";

/** What a declared type is in the model. Undefined with a report when it cannot be sent. */
export function declareNamed(type: NamedType, converter: Conversion, owner: Draft, use: Site): Declaration | undefined {
  const { declared } = type;
  const site = use.at(declared.unit.name, declared.file).for(owner);
  const own = ownForm(type, converter.resolver, site);
  if (own !== undefined && "missing" in own) {
    const related = [{ span: use.file.span(use.range), message: "it is used here" }];
    site.report("AN2016", { name: declared.unit.name.name, ...own }, related);
    return undefined;
  }
  if (own !== undefined && !own.losesFields) {
    const typeArguments = type.arguments.map((argument) => converter.value(argument, site));
    return {
      kind: "alias",
      ...declarationBase(type, owner.key, typeArguments),
      type: own.type,
      form: own.form,
      ...(own.conversion === undefined ? {} : { conversion: own.conversion }),
      ...(own.isPointer === true ? { spelling: "*" } : spellingOf(converter.resolver.underlying(type, site))),
      ...othersOf(type, converter),
    };
  }
  const made = converter.resolver.underlying(type, site);
  if (made === undefined) return undefined;
  if (made.kind === "struct") return declareRecord(type, made, converter, owner, site);
  if (isUnion(declared)) return declareUnion(type, converter, owner, site);
  if (made.kind === "interface") return declareSealed(type, made, converter, owner, site);
  const isEnumLike = made.kind === "basic" && (made.name === "string" || isInteger(made.name));
  if (isEnumLike && !isOpen(declared)) {
    const all = constantsOf(declared, converter.evaluator, converter.resolver, site);
    const constants = all.filter(({ constant, evaluated }) => constant.name !== "_" || "problem" in evaluated);
    if (constants.length > 0 && (isClosed(declared) || !areOpen(constants)))
      return declareEnum(type, made.name, constants, owner, site);
  }
  return alias(type, made, converter, owner, site);
}

function declareRecord(
  type: NamedType,
  struct: StructType,
  converter: Conversion,
  owner: Draft,
  site: Site,
): Declaration {
  reportSelfContained(type, converter.resolver, site);
  const typeArguments = type.arguments.map((argument) => converter.value(argument, site));
  const fields = recordFields(struct, converter, site);
  if (fields.length === 0 && !site.owner.failed && hasHiddenFields(struct)) {
    site.report("AN2031", { name: type.declared.unit.name.name });
  }
  const tag = variantTag(type.declared);
  return {
    kind: "record",
    ...declarationBase(type, owner.key, typeArguments),
    fields: tag === undefined ? fields : withTag(fields, tag, site),
    ...spellingOf(struct),
  };
}

/** Messages of protocol buffers must not be copied. */
function spellingOf(made: GoType | undefined): { spelling?: string } {
  return made?.kind === "struct" && isMessage(made) ? { spelling: "*" } : {};
}

/** A name for something that is not a struct: `type UserID string`. */
function alias(type: NamedType, made: GoType, converter: Conversion, owner: Draft, site: Site): Declaration {
  reportSelfContained(type, converter.resolver, site);
  const at = "value" in type.declared.spec ? site.at(type.declared.spec.value.type) : site;
  const typeArguments = type.arguments.map((argument) => converter.value(argument, site));
  return {
    kind: "alias",
    ...declarationBase(type, owner.key, typeArguments),
    type: converter.value(made, at),
    ...othersOf(type, converter),
  };
}

/** What the project says that the type is in other languages. */
function othersOf({ declared }: NamedType, { resolver }: Conversion): Pick<AliasDeclaration, "as"> {
  const as = givenType(declared, resolver)?.as;
  return as === undefined ? {} : { as };
}
