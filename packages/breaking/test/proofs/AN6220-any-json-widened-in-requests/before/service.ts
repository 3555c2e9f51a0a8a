/** @nats:server PutJsonWidened */
export interface PutJsonWidenedService {
  put(value: string): Promise<void>;
}
