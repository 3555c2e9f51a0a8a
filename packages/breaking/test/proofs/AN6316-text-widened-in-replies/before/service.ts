import type { Uuid } from "@autonats/runtime";

/** @nats:server GetTextWidened */
export interface GetTextWidenedService {
  get(): Promise<Uuid>;
}
