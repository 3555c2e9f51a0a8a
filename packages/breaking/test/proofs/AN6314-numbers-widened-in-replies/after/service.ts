import type { int32 } from "@autonats/runtime";

/** @nats:server GetNumberWidened */
export interface GetNumberWidenedService {
  get(): Promise<int32>;
}
