import type { int16 } from "@autonats/runtime";

/** @nats:server GetNumberNarrowed */
export interface GetNumberNarrowedService {
  get(): Promise<int16>;
}
