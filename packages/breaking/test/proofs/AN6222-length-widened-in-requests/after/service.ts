/** @nats:server PutListWidened */
export interface PutListWidenedService {
  put(value: string[]): Promise<void>;
}
