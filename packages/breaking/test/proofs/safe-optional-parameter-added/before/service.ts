/** @nats:server SafeParameter */
export interface SafeParameterService {
  find(id: string): Promise<string>;
}
