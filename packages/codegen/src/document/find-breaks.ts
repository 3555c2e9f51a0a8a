import { type Document, isList } from "./document.js";

/** The groups that have to break: by their own will, or because a line ends inside of them whatever the width. */
export function findBreaks(document: Document): ReadonlySet<Document> {
  const breaks = new Set<Document>();
  const visit = (current: Document): boolean => {
    if (typeof current === "string") return false;
    if (isList(current)) return visitAll(current);
    switch (current.kind) {
      case "line":
        return current.flat === undefined;
      case "indent":
      case "indentIfBroken":
        return visit(current.content);
      case "group": {
        const inside = visit(current.content);
        if (inside || current.broken) breaks.add(current);
        return inside || current.broken;
      }
      case "ifBroken":
        return [visit(current.broken), visit(current.flat)].includes(true);
      case "choice": {
        // The others break because they are there to break.
        const [inFirst = false] = current.layouts.map(visit);
        if (inFirst) breaks.add(current);
        return inFirst;
      }
      case "fill":
        return visitAll(current.items);
      case "symbol":
        return false;
    }
  };
  const visitAll = (documents: readonly Document[]): boolean => {
    let inside = false;
    for (const each of documents) if (visit(each)) inside = true;
    return inside;
  };
  visit(document);
  return breaks;
}
