import { type Document, quoteGo } from "@autonats/codegen";
import type { DeclaredError } from "@autonats/model";
import { pascalCode } from "../names/error-names.js";
import type { PrintContext } from "../plan/print-context.js";
import { go, lines } from "../text/go-code.js";
import { autonats, codegen } from "../text/packages.js";

/** One declared error as the runtime knows it. An error that is declared with two codes has two of them. */
export function printDeclaredError(error: DeclaredError, context: PrintContext): Document {
  const declaration = context.declarations.get(error.ref);
  if (declaration?.kind !== "error") throw new Error(`bug: ${error.ref} is not an error`);
  const name = context.typeName(error.ref);
  const code: Document = [autonats, `.Code${pascalCode(error.code)}`];
  if (declaration.spelling === "var") {
    const type = quoteGo(declaration.name ?? declaration.id);
    return go`var ${context.errorName(error)} = ${codegen}.DeclareSentinel(${type}, ${code}, ${name})`;
  }
  const type: Document = context.errorIsPointer(error.ref) ? ["*", name] : name;
  const { encode, decode } = context.codecOf(error.ref);
  return go`var ${context.errorName(error)} = ${codegen}.DeclareError(${codegen}.ErrorCodec[${type}]{
    ${lines([
      `Type: ${quoteGo(declaration.name ?? declaration.id)},`,
      go`Code: ${code},`,
      `Encode: ${encode},`,
      `Decode: ${decode},`,
      context.keepsMessage(declaration)
        ? go`SetMessage: func(e ${type}, message string) { e.Message = message },`
        : undefined,
    ])}
  })`;
}
