import type { int16 } from "@autonats/runtime";

/** @nats:server PutNumberWidened */
export interface PutNumberWidenedService {
  put(value: int16): Promise<void>;
}
