/** @nats:server SafeMap */
export interface SafeMapService {
  count(words: Map<string, number>): Promise<void>;
}
