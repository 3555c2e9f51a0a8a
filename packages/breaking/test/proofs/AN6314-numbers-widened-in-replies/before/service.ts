import type { int16 } from "@autonats/runtime";

/** @nats:server GetNumberWidened */
export interface GetNumberWidenedService {
  get(): Promise<int16>;
}
