export type Size = "small" | "large";

/** @nats:server PutValueNarrowed */
export interface PutValueNarrowedService {
  put(value: Size): Promise<void>;
}
