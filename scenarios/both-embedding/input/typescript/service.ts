import type { int } from "@autonats/runtime";

export interface Tracked {
  createdBy: string;
  version: int;
}

export interface Owned {
  owner: string;
}

/** Everything of the others, and a name. */
export interface Document extends Tracked, Owned {
  name: string;
  /** One inside of another. */
  parent: Tracked;
}

/** @nats:server Document */
export interface DocumentService {
  get(name: string): Promise<Document>;
}
