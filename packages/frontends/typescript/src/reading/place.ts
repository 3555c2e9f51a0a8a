import type { Source } from "@autonats/model";

/** Where in the model a type stands: names a type that the source gives no name. */
export interface Place {
  /** Names from the outside in, such as `UserService`, `getById`, `opts`. */
  readonly names: readonly string[];
  readonly source: Source;
  readonly depth: number;
}

/** A place inside another. */
export function inside(place: Place, name: string): Place {
  return { names: [...place.names, name], source: place.source, depth: place.depth + 1 };
}
