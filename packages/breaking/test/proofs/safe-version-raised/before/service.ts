/**
 * @nats:server SafeVersion
 * @nats:version 1.1.0
 */
export interface SafeVersionService {
  find(id: string): Promise<string>;
}
