import type { int32 } from "@autonats/runtime";

/** @nats:server Wallet */
export interface WalletService {
  pay(cents: int32): Promise<string>;
}
