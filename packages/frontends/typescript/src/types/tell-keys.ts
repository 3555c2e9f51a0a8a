import type { Shape, TypeView } from "../views.js";
import { idPart } from "./wanted-ids.js";

/** An alternative of a union, and the shape of what is sent of it. */
interface Alternative {
  readonly view: TypeView;
  readonly shape: Shape;
}

/**
 * Returns the key that values of a type travel under where JSON does not tell them from those of another: JavaScript has a class or a type of its
 * own for them, so that a writer knows which they are. Undefined for all others, and where both are the same to JavaScript.
 */
export function keyBeside({ view }: Alternative, beside: Alternative): string | undefined {
  const own = ownKind(view.shape());
  return own === undefined || own.kind === ownKind(beside.view.shape())?.kind ? undefined : `$${own.name}`;
}

/** Reports whether no other alternative has a key among what it sends, or may have it. */
export function isFree(key: string, alternative: Alternative, alternatives: readonly Alternative[]): boolean {
  return alternatives.every((other) => {
    const { view, shape } = other;
    if (other === alternative) return true;
    if (shape.kind === "map" || (shape.kind === "record" && shape.rest !== undefined)) return false;
    if (shape.kind === "record") return shape.properties.every(({ name }) => name !== key);
    return `$${ownKind(view.shape())?.name}` !== key;
  });
}

interface OwnKind {
  /** What JavaScript tells it by. */
  readonly kind: string;
  readonly name: string;
}

function ownKind(shape: Shape): OwnKind | undefined {
  if (shape.kind === "converted") {
    const { name, key } = shape.name;
    return { kind: key, name: idPart(name) };
  }
  if (shape.kind !== "scalar") return undefined;
  const { scalar, spelling } = shape;
  switch (scalar) {
    case "timestamp":
      return spelling === "Date" ? { kind: "Date", name: scalar } : undefined;
    case "bytes":
      return { kind: scalar, name: scalar };
    case "int64":
    case "uint64":
    case "duration":
      return { kind: "bigint", name: scalar };
    default:
      return undefined;
  }
}
