/** @nats:server PutListWidened */
export interface PutListWidenedService {
  put(value: [string, string]): Promise<void>;
}
