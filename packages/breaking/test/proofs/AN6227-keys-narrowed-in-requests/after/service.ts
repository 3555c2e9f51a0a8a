import type { int32 } from "@autonats/runtime";

/** @nats:server PutKeyNarrowed */
export interface PutKeyNarrowedService {
  put(value: Map<int32, number>): Promise<void>;
}
