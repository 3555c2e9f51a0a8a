/** @nats:server GetSetWidened */
export interface GetSetWidenedService {
  get(): Promise<string>;
}
