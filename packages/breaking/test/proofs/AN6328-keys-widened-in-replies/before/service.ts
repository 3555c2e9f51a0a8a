import type { int32 } from "@autonats/runtime";

/** @nats:server GetKeyWidened */
export interface GetKeyWidenedService {
  get(): Promise<Map<int32, number>>;
}
