export interface Pair {
  right: number;
  left: number;
}

/** @nats:server SafeOrder */
export interface SafeOrderService {
  save(value: Pair): Promise<void>;
}
