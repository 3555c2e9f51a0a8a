/** @nats:server GetTextNarrowed */
export interface GetTextNarrowedService {
  get(): Promise<string>;
}
