/** @nats:server SafeMap */
export interface SafeMapService {
  count(words: Record<string, number>): Promise<void>;
}
