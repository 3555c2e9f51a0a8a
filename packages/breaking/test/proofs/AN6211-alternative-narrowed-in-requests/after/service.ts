/** @nats:server PutChoiceNarrowed */
export interface PutChoiceNarrowedService {
  put(value: string | boolean): Promise<void>;
}
