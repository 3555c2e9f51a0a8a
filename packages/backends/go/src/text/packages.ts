import { namespaceSymbol, type SymbolReference } from "@autonats/codegen";

/** The packages that generated code uses. What each is called in a file is settled when the file is complete. */
export const context: SymbolReference = namespaceSymbol("context", "context");
export const json: SymbolReference = namespaceSymbol("json", "encoding/json");
export const reflect: SymbolReference = namespaceSymbol("reflect", "reflect");
export const time: SymbolReference = namespaceSymbol("time", "time");
export const nats: SymbolReference = namespaceSymbol("nats", "github.com/nats-io/nats.go");
export const autonats: SymbolReference = namespaceSymbol("autonats", "github.com/zyra/autonats/go");

/** What those packages are called: names that no parameter of generated code has. */
export const packageNames: readonly string[] = [context, json, reflect, time, nats, autonats].map(({ name }) => name);
