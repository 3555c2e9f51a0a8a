type Order = "asc" | "desc";

export interface Item {
  id: string;
  rank: number;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Base {
  id: string;
}

/** @nats:server Catalog */
export interface CatalogService {
  get: (id: string) => Promise<Item>;
  /** There at once in this process. */
  count(order: Order): number;
  names(order: Order): string[];
  later(id: string): Item | Promise<Item>;
  find(id: string): Promise<Item>;
  find(id: string, rank?: number): Promise<Item | null>;
  flush?(hard: boolean): Promise<void>;
  mark?(id: string): void;
  size?(): number;
  pick<K extends string = string>(key: K, all: K[]): Promise<K>;
  list<T extends Base>(like: T): Promise<Page<T>>;
  remember(id: string): void;
  join(separator: string, ...words: readonly string[]): Promise<string>;
  log(...items: Item[]): void;
  with(filter: string): this;
  sorted?(order: Order): Promise<this>;
}
