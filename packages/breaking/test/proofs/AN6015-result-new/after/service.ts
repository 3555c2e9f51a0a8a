import type { int32 } from "@autonats/runtime";

/** @nats:server Basket */
export interface BasketService {
  add(sku: string): Promise<int32>;
}
