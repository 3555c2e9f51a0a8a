/** @nats:server GetJsonWidened */
export interface GetJsonWidenedService {
  get(): Promise<unknown>;
}
