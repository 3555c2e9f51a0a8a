/** @nats:server PutListNarrowed */
export interface PutListNarrowedService {
  put(value: string[]): Promise<void>;
}
