import type { int32 } from "@autonats/runtime";

/** @nats:server Transfer */
export interface TransferService {
  move(amount: int32, to: string): Promise<string>;
}
