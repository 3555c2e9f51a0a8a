/** @nats:server GetNullWidened */
export interface GetNullWidenedService {
  get(): Promise<string>;
}
