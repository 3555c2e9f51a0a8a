/**
 * @nats:server SafeVersion
 * @nats:version 1.2.0
 */
export interface SafeVersionService {
  find(id: string): Promise<string>;
}
