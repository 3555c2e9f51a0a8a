/** @nats:server PutKeyWidened */
export interface PutKeyWidenedService {
  put(value: Map<string, number>): Promise<void>;
}
