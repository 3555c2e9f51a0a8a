/** @nats:server PutTextNarrowed */
export interface PutTextNarrowedService {
  put(value: string): Promise<void>;
}
