/** @nats:server PutJsonNarrowed */
export interface PutJsonNarrowedService {
  put(value: string): Promise<void>;
}
