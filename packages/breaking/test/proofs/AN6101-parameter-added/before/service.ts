/** @nats:server Search */
export interface SearchService {
  find(text: string): Promise<string[]>;
}
