/** @nats:server GetType */
export interface GetTypeService {
  get(): Promise<string>;
}
