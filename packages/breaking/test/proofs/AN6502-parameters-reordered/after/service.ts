import type { int32 } from "@autonats/runtime";

/** @nats:server Transfer */
export interface TransferService {
  move(to: string, amount: int32): Promise<string>;
}
