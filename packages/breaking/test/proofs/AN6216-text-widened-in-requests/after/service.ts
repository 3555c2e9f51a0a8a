/** @nats:server PutTextWidened */
export interface PutTextWidenedService {
  put(value: string): Promise<void>;
}
