/** @nats:server PutNullNarrowed */
export interface PutNullNarrowedService {
  put(value: string | null): Promise<void>;
}
