/** @nats:server PutNullWidened */
export interface PutNullWidenedService {
  put(value: string | null): Promise<void>;
}
