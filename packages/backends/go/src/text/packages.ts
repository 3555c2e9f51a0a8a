import { namespaceSymbol, type SymbolReference } from "@autonats/codegen";

/** The packages that generated code uses. What each is called in a file is settled when the file is complete. */
export const context: SymbolReference = namespaceSymbol("context", "context");
export const json: SymbolReference = namespaceSymbol("json", "encoding/json");
export const reflect: SymbolReference = namespaceSymbol("reflect", "reflect");
export const time: SymbolReference = namespaceSymbol("time", "time");
/** What users of the runtime name too: options, connections, codes, types of interfaces. */
export const autonats: SymbolReference = namespaceSymbol("autonats", "github.com/zyra/autonats/go");
/** The rest of the runtime, which generated code alone uses. */
export const codegen: SymbolReference = namespaceSymbol("codegenv1", "github.com/zyra/autonats/go/codegenv1");

/** What traces calls, for code that is to. */
export const otel: SymbolReference = namespaceSymbol("autonatsotel", "github.com/zyra/autonats/go/autonatsotel");

const all: readonly SymbolReference[] = [context, json, reflect, time, autonats, codegen, otel];

/** Where those packages are. */
export const packagePaths: ReadonlySet<string> = new Set(all.map(({ from }) => from));

/** What those packages are called: names that no parameter of generated code has. */
export const packageNames: readonly string[] = all.map(({ name }) => name);
