export interface Document {
  id: string;
  text: string;
}

/** @nats:server Documents */
export interface DocumentStore {
  get(id: string): Promise<Document>;
  /** @nats:skip */
  watch(listener: (document: Document) => void): Promise<() => void>;
  /** @nats:skip */
  find(id: string): Document | undefined;
  /** @nats:skip */
  find(id: string, strict: true): Document;
  /** @nats:skip */
  map<T>(change: (document: Document) => T): AsyncIterable<T>;
  /** @nats:skip */
  flush?: () => Promise<void>;
  /** @nats:skip */
  readonly path: string;
  /** @nats:skip */
  on(event: string, listener: () => void): this;
}
