import type { Uuid } from "@autonats/runtime";

/** @nats:server PutTextNarrowed */
export interface PutTextNarrowedService {
  put(value: Uuid): Promise<void>;
}
