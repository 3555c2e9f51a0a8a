import type { int32 } from "@autonats/runtime";

/** @nats:server PutNumberNarrowed */
export interface PutNumberNarrowedService {
  put(value: int32): Promise<void>;
}
