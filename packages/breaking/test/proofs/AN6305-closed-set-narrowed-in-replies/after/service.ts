export type Size = "small" | "large";

/** @nats:server GetSetNarrowed */
export interface GetSetNarrowedService {
  get(): Promise<Size>;
}
