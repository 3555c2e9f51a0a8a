import { type Alternative, type Declaration, type JsonKind, jsonKindOfScalar } from "@autonats/model";
import type { Site } from "../report.js";
import type { Conversion, Draft } from "./conversion.js";
import { declarationBase } from "./declaration-base.js";
import type { GoType, InterfaceType, NamedType } from "./go-type.js";
import { type Implementation, implementationsOf } from "./implementations.js";
import { ownForm } from "./marshallers.js";
import { recordFields } from "./record-fields.js";
import { type Shown, tellApart } from "./tell-apart.js";

/**
 * An interface is a choice of all types that it can hold, if its package closes it and JSON tells them apart. Undefined with a report
 * for others.
 */
export function declareSealed(
  type: NamedType,
  made: InterfaceType,
  converter: Conversion,
  owner: Draft,
  site: Site,
): Declaration | undefined {
  const refuse = (problem: string): undefined => {
    const help = "Make it a union with `@nats:union` and `@nats:variant`, or use `any` for any JSON.";
    site.report("AN3013", { text: site.text, problem, help });
    return undefined;
  };
  const implementations = implementationsOf(made, converter.resolver, site);
  if (implementations === undefined) return refuse("it can hold types that nobody listed");
  if (implementations.length === 0) return refuse("nothing in its package implements it, so it can only be nil");
  const shown: Shown[] = [];
  for (const { type: each } of implementations) {
    const { name } = each.declared.unit.name;
    if (isGeneric(each)) return refuse(`it can hold any \`${name}\``);
    const what = show(each, converter, site);
    if (what === undefined) return refuse(`JSON does not show what a \`${name}\` is`);
    shown.push(what);
  }
  const told = tellApart(shown);
  if ("left" in told) return refuse(`JSON does not tell \`${told.left}\` and \`${told.right}\` apart`);
  return {
    kind: "choice",
    ...declarationBase(type, owner.key, []),
    alternatives: implementations.flatMap((each, index): readonly Alternative[] => {
      const when = told[index];
      return when === undefined ? [] : [{ type: reference(each, converter, site), when }];
    }),
  };
}

function reference({ type, isPointer }: Implementation, converter: Conversion, site: Site): Alternative["type"] {
  const { unit, file } = type.declared;
  const plain = converter.plain(type, site.at(unit.name, file));
  return isPointer && plain.kind === "ref" ? { ...plain, spelling: "*" } : plain;
}

function isGeneric({ declared: { spec } }: NamedType): boolean {
  return "value" in spec && spec.value.parameters.length > 0;
}

/** What JSON shows of a type's values; undefined where they may be anything. */
function show(type: NamedType, converter: Conversion, site: Site): Shown | undefined {
  const { name } = type.declared.unit.name;
  const own = ownForm(type, converter.resolver, site);
  if (own !== undefined) {
    const json = "missing" in own || own.type.kind !== "scalar" ? undefined : jsonKindOfScalar(own.type.scalar);
    return json && { name, json };
  }
  const made = converter.resolver.underlying(type, site.quiet());
  if (made?.kind === "struct") return { name, json: "object", fields: recordFields(made, converter, site.quiet()) };
  const json = made && kindOf(made);
  return json && { name, json };
}

function kindOf(type: GoType): JsonKind | undefined {
  switch (type.kind) {
    case "basic":
      return type.name === "bool" || type.name === "string"
        ? type.name
        : jsonKindOfScalar(type.name === "int64" || type.name === "uint64" ? type.name : "float64");
    case "slice":
    case "array":
      return type.element.kind === "basic" && type.element.name === "uint8" ? "string" : "list";
    case "tuple":
      return "list";
    case "map":
      return "object";
    default:
      return undefined;
  }
}
