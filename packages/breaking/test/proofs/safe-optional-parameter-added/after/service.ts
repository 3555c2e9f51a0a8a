/** @nats:server SafeParameter */
export interface SafeParameterService {
  find(id: string, deep?: boolean): Promise<string>;
}
