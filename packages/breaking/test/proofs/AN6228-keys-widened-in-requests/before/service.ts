import type { int32 } from "@autonats/runtime";

/** @nats:server PutKeyWidened */
export interface PutKeyWidenedService {
  put(value: Map<int32, number>): Promise<void>;
}
