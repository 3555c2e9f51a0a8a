/** @nats:server PutSetNarrowed */
export interface PutSetNarrowedService {
  put(value: string): Promise<void>;
}
