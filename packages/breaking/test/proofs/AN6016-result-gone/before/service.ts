import type { int32 } from "@autonats/runtime";

/** @nats:server Counter */
export interface CounterService {
  raise(by: int32): Promise<int32>;
}
