import type { int16 } from "@autonats/runtime";

/** @nats:server PutNumberNarrowed */
export interface PutNumberNarrowedService {
  put(value: int16): Promise<void>;
}
