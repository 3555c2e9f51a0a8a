/** @nats:server GetListWidened */
export interface GetListWidenedService {
  get(): Promise<string[]>;
}
