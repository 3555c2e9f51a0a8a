import type { TypeView } from "../views.js";

/** Reports whether a type leads back to itself through nothing but lists, tuples, maps, unions and null: only its own name can end it. */
export function containsItself(view: TypeView): boolean {
  const seen = new Set<object>();
  const pending = [...partsOf(view)];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.identity === view.identity) return true;
    if (seen.has(part.identity) || seen.size >= mostParts) continue;
    seen.add(part.identity);
    pending.push(...partsOf(part));
  }
  return false;
}

/** A type without a name has few parts. One that has more is most likely without end, and found to be so when it is read. */
const mostParts = 100;

function partsOf(view: TypeView): readonly TypeView[] {
  const shape = view.shape();
  switch (shape.kind) {
    case "union":
      return shape.members;
    case "list":
      return [shape.element];
    case "tuple":
      return shape.elements.map(({ type }) => type);
    case "map":
      return [shape.key, shape.value];
    case "maybe":
      return [shape.present];
    default:
      return [];
  }
}
