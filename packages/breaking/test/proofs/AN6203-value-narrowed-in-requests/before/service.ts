export type Size = "small" | "large" | "huge";

/** @nats:server PutValueNarrowed */
export interface PutValueNarrowedService {
  put(value: Size): Promise<void>;
}
