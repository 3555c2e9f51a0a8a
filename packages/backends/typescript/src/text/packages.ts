import { type Document, type SymbolReference, symbol } from "@autonats/codegen";

/** The module that all generated code of this version imports. */
export const runtimeModule = "@autonats/runtime/codegenv1";

/** The module that generated code imports to trace calls. */
const tracingModule = "@autonats/opentelemetry";

/** The module that interfaces import. */
export const dataModule = "@autonats/runtime";

/** A function or constant of the runtime. */
export function runtimeValue(name: string): SymbolReference {
  return symbol(name, runtimeModule);
}

/** A type of the runtime that generated code alone uses. */
export function runtimeType(name: string): SymbolReference {
  return symbol(name, runtimeModule, { typeOnly: true });
}

/** The options of a client or handler, as it hands them on. */
export function optionsOf({ tracing = false }: { readonly tracing?: boolean }): Document {
  return tracing ? [symbol("traced", tracingModule), "(options)"] : "options";
}

/** A type of the runtime that interfaces use too, such as `int32`. */
export function dataType(name: string): SymbolReference {
  return symbol(name, dataModule, { typeOnly: true });
}
