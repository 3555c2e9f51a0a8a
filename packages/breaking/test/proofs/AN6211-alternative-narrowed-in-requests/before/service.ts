/** @nats:server PutChoiceNarrowed */
export interface PutChoiceNarrowedService {
  put(value: string | number | boolean): Promise<void>;
}
