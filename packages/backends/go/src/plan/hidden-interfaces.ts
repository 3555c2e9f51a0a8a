import {
  childTypes,
  type Declaration,
  declarationTypes,
  mentionedTypes,
  type Service,
  type TypeExpr,
} from "@autonats/model";
import { type FilePlan, isOwnPackage } from "./file-plan.js";

/** Reports whether a declaration is an interface of another package, unexported, so that this file cannot name it. */
export function isHiddenInterface({ kind, source }: Declaration, plan: FilePlan): boolean {
  const isInterface = kind === "choice" && plan.fromGo && source !== undefined;
  return isInterface && !isOwnPackage(source, plan) && !/^\p{Lu}/u.test(source.name);
}

/**
 * The declarations that code has to name, because a value of them is not simply what a field of a struct holds: such a value can be put there
 * without saying what the field's type is called.
 */
export function namedByCode(services: readonly Service[], reached: readonly Declaration[]): ReadonlySet<string> {
  const types = [
    ...services.flatMap(mentionedTypes),
    ...reached.flatMap((declaration) =>
      declaration.kind === "record" || declaration.kind === "error"
        ? declaration.fields.flatMap(({ type }) => inField(type))
        : declarationTypes(declaration),
    ),
  ];
  return new Set(types.flatMap(references));
}

/** What is in the type of a field, other than what it is or may be null. */
function inField(type: TypeExpr): readonly TypeExpr[] {
  return type.kind === "nullable" ? inField(type.type) : childTypes(type);
}

function references(type: TypeExpr): readonly string[] {
  return type.kind === "ref" ? [type.id] : childTypes(type).flatMap(references);
}
