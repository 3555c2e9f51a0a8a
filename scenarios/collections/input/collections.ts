/** A point of a model that computes with vectors. */
export interface Embedding {
  vector: Float32Array;
  exact: Float64Array;
  tokens: Uint32Array;
  clock?: BigInt64Array;
}

export interface Article {
  id: string;
  /** No tag twice. */
  tags: Set<string>;
  readers: ReadonlySet<bigint>;
  versions: Map<string, Set<number>>;
  cover: Buffer | null;
  thumbnail?: ArrayBuffer;
  pixels: Uint8ClampedArray;
}

export type Tags = Set<string>;

/** @nats:server Article */
export interface ArticleService {
  get(id: string): Promise<Article>;
  put(article: Article, embedding: Embedding): Promise<void>;
  tags(): Promise<Tags>;
  tag(ids: ReadonlySet<string>, tags: Tags): Promise<ReadonlySet<string>>;
  parts(id: string): Promise<Buffer[]>;
  embed(texts: string[]): Promise<Float32Array[]>;
  neighbours(of: Float32Array, most?: Int16Array): Promise<Embedding | undefined>;
}
