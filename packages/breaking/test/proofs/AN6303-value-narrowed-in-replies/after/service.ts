export type Size = "small" | "large";

/** @nats:server GetValueNarrowed */
export interface GetValueNarrowedService {
  get(): Promise<Size>;
}
