/** @nats:server GetListNarrowed */
export interface GetListNarrowedService {
  get(): Promise<string[]>;
}
