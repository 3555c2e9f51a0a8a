/** @nats:server GetSetNarrowed */
export interface GetSetNarrowedService {
  get(): Promise<string>;
}
