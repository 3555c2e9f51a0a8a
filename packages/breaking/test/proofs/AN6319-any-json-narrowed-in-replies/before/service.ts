/** @nats:server GetJsonNarrowed */
export interface GetJsonNarrowedService {
  get(): Promise<unknown>;
}
