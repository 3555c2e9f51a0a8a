import type { Source } from "@autonats/model";

/** The place of a type in the model. */
export interface Place {
  /** Names from the outside in, such as `UserService`, `getById`, `opts`: what a type without a name is called by. */
  readonly names: readonly string[];
  /** The same, but no other place's: what a type without a name is known by. */
  readonly path: string;
  readonly source: Source;
  /** How deep the place lies in others without a name between. */
  readonly depth: number;
  /**
   * Set where generated code writes the type out, or tells the compiler which one it is, so that it may say less than the source's: an
   * alternative that cannot be sent can be left out.
   */
  readonly isNarrow?: true;
}

/** A place inside another. */
export function inside(place: Place, name: string): Place {
  return { ...place, names: [...place.names, name], path: `${place.path}.${name}`, depth: place.depth + 1 };
}
