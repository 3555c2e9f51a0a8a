/** @nats:server PutKeyNarrowed */
export interface PutKeyNarrowedService {
  put(value: Map<string, number>): Promise<void>;
}
