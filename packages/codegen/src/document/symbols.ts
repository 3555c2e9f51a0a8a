import { type Document, isList, type SymbolReference } from "./document.js";

/** The key of a symbol: uses of one export have one key, whether they need it at run time or not. */
export function symbolKey({ from, namespace, name }: SymbolReference): string {
  return `${namespace ? "*" : name} ${from}`;
}

/** Every symbol that a document uses, once each, in order of first use; type-only if every use is. */
export function collectSymbols(document: Document): readonly SymbolReference[] {
  const found = new Map<string, SymbolReference>();
  visitSymbols(document, (reference) => {
    const key = symbolKey(reference);
    const known = found.get(key);
    if (known === undefined || (known.typeOnly && !reference.typeOnly)) found.set(key, reference);
  });
  return [...found.values()];
}

function visitSymbols(document: Document, visit: (reference: SymbolReference) => void): void {
  if (typeof document === "string") return;
  if (isList(document)) {
    for (const part of document) visitSymbols(part, visit);
    return;
  }
  switch (document.kind) {
    case "line":
      return;
    case "indent":
    case "indentIfBroken":
    case "group":
      visitSymbols(document.content, visit);
      return;
    case "ifBroken":
      visitSymbols(document.broken, visit);
      visitSymbols(document.flat, visit);
      return;
    case "choice":
      visitSymbols(document.layouts, visit);
      return;
    case "fill":
      visitSymbols(document.items, visit);
      return;
    case "symbol":
      visit(document);
  }
}
