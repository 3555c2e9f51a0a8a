import type { Document } from "@autonats/codegen";
import { declarationOf } from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { go, lines } from "../text/go-code.js";
import type { MethodShape } from "./method-shape.js";

/**
 * The functions that put what came back of a struct into the one that a caller has: field by field, because what is not sent of it
 * stays the caller's.
 */
export function printUpdates(shapes: readonly MethodShape[], context: PrintContext): readonly Document[] {
  const ids = new Set(shapes.flatMap(({ inOut }) => inOut.map(({ id }) => id)));
  return [...ids].map((id) => {
    const declaration = declarationOf(context.declarations, id);
    const fields = declaration.kind === "record" ? context.mapping.fields(declaration.fields, id) : [];
    const assignments = fields
      .filter(({ presence }) => presence !== "literal")
      .map(({ name }) => `to.${name} = from.${name}`);
    return go`func ${context.updateName(id)}(to, from *${context.typeName(id)}) {
      ${lines(assignments)}
    }`;
  });
}
