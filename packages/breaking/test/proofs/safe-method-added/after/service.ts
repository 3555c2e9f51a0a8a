/** @nats:server SafeMethod */
export interface SafeMethodService {
  find(id: string): Promise<string>;
  list(): Promise<string[]>;
}
