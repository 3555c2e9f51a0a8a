/** @nats:server PutJsonNarrowed */
export interface PutJsonNarrowedService {
  put(value: unknown): Promise<void>;
}
