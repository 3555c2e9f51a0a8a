/** @nats:server GetJsonWidened */
export interface GetJsonWidenedService {
  get(): Promise<string>;
}
