import type { Uuid } from "@autonats/runtime";

/** @nats:server GetTextNarrowed */
export interface GetTextNarrowedService {
  get(): Promise<Uuid>;
}
