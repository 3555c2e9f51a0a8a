import type { int32 } from "@autonats/runtime";

/** @nats:server GetNumberNarrowed */
export interface GetNumberNarrowedService {
  get(): Promise<int32>;
}
