/** @nats:server SafeError */
export interface SafeErrorService {
  find(id: string): Promise<string>;
}
