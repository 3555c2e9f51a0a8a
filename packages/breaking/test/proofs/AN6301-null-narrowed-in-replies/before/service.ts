/** @nats:server GetNullNarrowed */
export interface GetNullNarrowedService {
  get(): Promise<string | null>;
}
