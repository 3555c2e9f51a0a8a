import type { int32 } from "@autonats/runtime";

/** @nats:server Purse */
export interface WalletService {
  pay(cents: int32): Promise<string>;
}
