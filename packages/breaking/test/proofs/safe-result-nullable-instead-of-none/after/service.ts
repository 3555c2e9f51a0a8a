/** @nats:server SafeResult */
export interface SafeResultService {
  touch(id: string): Promise<string | null>;
}
