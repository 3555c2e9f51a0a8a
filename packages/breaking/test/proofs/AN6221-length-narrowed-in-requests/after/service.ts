/** @nats:server PutListNarrowed */
export interface PutListNarrowedService {
  put(value: [string, string]): Promise<void>;
}
