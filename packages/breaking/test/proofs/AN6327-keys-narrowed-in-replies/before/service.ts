/** @nats:server GetKeyNarrowed */
export interface GetKeyNarrowedService {
  get(): Promise<Map<string, number>>;
}
