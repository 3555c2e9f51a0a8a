import type { Uuid } from "@autonats/runtime";

/** @nats:server PutTextWidened */
export interface PutTextWidenedService {
  put(value: Uuid): Promise<void>;
}
