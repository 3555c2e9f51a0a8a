import type { Annotation, Declaration, UnionVariant } from "@autonats/model";
import type { Site } from "../report.js";
import type { Conversion, Draft } from "./conversion.js";
import { declarationBase } from "./declaration-base.js";
import type { NamedType } from "./go-type.js";
import { interfaceMethods, methodsOf } from "./methods.js";
import { tagFieldProblem } from "./tag-field-problem.js";
import { typeAnnotations } from "./type-annotations.js";
import { parseVariant, type VariantTag, variantTag } from "./union-tags.js";

/**
 * An interface with `@nats:union kind` and a line `@nats:variant created OrderCreated` for each struct that can be in it. The tag
 * is part of what is sent, whether the struct has a field for it or not.
 */
export function declareUnion(
  type: NamedType,
  converter: Conversion,
  owner: Draft,
  site: Site,
): Declaration | undefined {
  const { file, unit } = type.declared;
  const [union, second] = typeAnnotations(file, unit, "union");
  const variants = typeAnnotations(file, unit, "variant");
  const tag = union?.value ?? "";
  const problem =
    second !== undefined
      ? "it is given twice"
      : !/^\w+$/u.test(tag)
        ? "it names the field that tells them apart"
        : variants.length === 0
          ? "no `@nats:variant` follows"
          : undefined;
  if (problem !== undefined) {
    const at = union === undefined ? site : site.atAnnotation(union, file);
    at.report("AN2022", { name: "union", union: unit.name.name, problem });
    return undefined;
  }
  return {
    kind: "union",
    ...declarationBase(type, owner.key, []),
    tag,
    variants: variants.flatMap((annotation) => readVariant(annotation, tag, type, converter, site) ?? []),
  };
}

function readVariant(
  annotation: Annotation,
  tag: string,
  union: NamedType,
  converter: Conversion,
  unionSite: Site,
): UnionVariant | undefined {
  const { file, unit } = union.declared;
  const { name } = unit.name;
  const site = unionSite.atAnnotation(annotation, file);
  const variant = parseVariant(annotation.value);
  if (variant === undefined) {
    const problem = "it is a value and the name of a struct of this package";
    site.report("AN2022", { name: "variant", union: name, problem });
    return undefined;
  }
  const type = findStruct(variant.type, union, converter, site);
  const problem = type && problemOf(type, { field: tag, value: variant.value }, union, converter, site);
  if (problem !== undefined) site.report("AN2023", { variant: variant.type, union: name, ...problem });
  if (type === undefined || problem !== undefined) return undefined;
  const converted = converter.plain(type, site);
  if (converted.kind !== "ref") return undefined;
  const spelling = isPointer(type, union, converter, site) ? { spelling: "*" } : {};
  return { tag: variant.value, record: converted.id, ...spelling };
}

function findStruct(name: string, union: NamedType, converter: Conversion, site: Site): NamedType | undefined {
  const { resolver } = converter;
  const { start, end } = site.range;
  const node = { kind: "named", name, arguments: [], start, end } as const;
  const named = resolver.resolve(node, resolver.scopeOf(union.declared, []), site);
  const made = named && resolver.underlying(named, site);
  if (named === undefined || made === undefined) return undefined;
  if (named.kind === "named" && made.kind === "struct") return named;
  const help = "Make it a struct with the variant's data as fields.";
  site.report("AN2023", { variant: name, union: union.declared.unit.name.name, problem: "it is not a struct", help });
  return undefined;
}

function problemOf(
  variant: NamedType,
  tag: VariantTag,
  union: NamedType,
  converter: Conversion,
  site: Site,
): { readonly problem: string; readonly help: string } | undefined {
  const { name } = variant.declared.unit.name;
  const missing = missingMethod(variant, union, converter, site);
  if (missing !== undefined) {
    return {
      problem: `it has no method \`${missing}\``,
      help: `Declare \`func (${name}) ${missing}() {}\`, or as the interface has it.`,
    };
  }
  const own = variantTag(variant.declared);
  if (own?.field === tag.field && own.value === tag.value) return tagFieldProblem(variant, tag, converter, site);
  return {
    problem: "another union gives it another tag",
    help: "Let a struct be a variant of one union, or of unions that give it the same tag.",
  };
}

/** A method of the union's interface that a variant lacks, on itself and on a pointer to it. */
function missingMethod(variant: NamedType, union: NamedType, converter: Conversion, site: Site): string | undefined {
  const own = methodsOf(variant, converter.resolver, site);
  return methodNames(union, converter, site).find((name) => !own.has(name));
}

/** Reports whether only a pointer to the variant has all methods of the union's interface. */
function isPointer(variant: NamedType, union: NamedType, converter: Conversion, site: Site): boolean {
  const own = methodsOf(variant, converter.resolver, site);
  return methodNames(union, converter, site).some((name) => own.get(name)?.pointer === true);
}

function methodNames(union: NamedType, converter: Conversion, site: Site): readonly string[] {
  const made = converter.resolver.underlying(union, site);
  const methods = made?.kind === "interface" ? interfaceMethods(made, converter.resolver, site.quiet()) : [];
  return methods.map(({ name }) => name);
}
