/** @nats:server GetChoiceNarrowed */
export interface GetChoiceNarrowedService {
  get(): Promise<string | number | boolean>;
}
