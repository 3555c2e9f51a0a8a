export type Size = "small" | "large" | "huge";

/** @nats:server GetValueNarrowed */
export interface GetValueNarrowedService {
  get(): Promise<Size>;
}
