export type Size = "small" | "large";

/** @nats:server PutSetNarrowed */
export interface PutSetNarrowedService {
  put(value: Size): Promise<void>;
}
