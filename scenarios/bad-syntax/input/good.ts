/** @nats:server Good */
export interface GoodService {
  get(): Promise<string>;
}
