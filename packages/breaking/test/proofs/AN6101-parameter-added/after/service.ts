/** @nats:server Search */
export interface SearchService {
  find(text: string, language: string): Promise<string[]>;
}
