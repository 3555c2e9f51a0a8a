/** @nats:server PutJsonWidened */
export interface PutJsonWidenedService {
  put(value: unknown): Promise<void>;
}
