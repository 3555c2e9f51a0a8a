/** @nats:server GetKeyWidened */
export interface GetKeyWidenedService {
  get(): Promise<Map<string, number>>;
}
