import type { int32 } from "@autonats/runtime";

/** @nats:server GetKeyNarrowed */
export interface GetKeyNarrowedService {
  get(): Promise<Map<int32, number>>;
}
