/** @nats:server PutNullWidened */
export interface PutNullWidenedService {
  put(value: string): Promise<void>;
}
