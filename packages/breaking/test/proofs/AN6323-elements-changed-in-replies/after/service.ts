/** @nats:server GetTuple */
export interface GetTupleService {
  get(): Promise<[string, string, string]>;
}
