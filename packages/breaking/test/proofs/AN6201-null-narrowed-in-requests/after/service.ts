/** @nats:server PutNullNarrowed */
export interface PutNullNarrowedService {
  put(value: string): Promise<void>;
}
