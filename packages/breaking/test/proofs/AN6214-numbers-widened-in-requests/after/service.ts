import type { int32 } from "@autonats/runtime";

/** @nats:server PutNumberWidened */
export interface PutNumberWidenedService {
  put(value: int32): Promise<void>;
}
