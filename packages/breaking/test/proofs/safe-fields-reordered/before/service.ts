export interface Pair {
  left: number;
  right: number;
}

/** @nats:server SafeOrder */
export interface SafeOrderService {
  save(value: Pair): Promise<void>;
}
