/** @nats:server PutSetWidened */
export interface PutSetWidenedService {
  put(value: string): Promise<void>;
}
