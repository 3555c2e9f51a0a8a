export interface Item {
  id: string;
}

export interface Raw {
  id: string;
  secret: symbol;
  parse(): Item;
}

/** @nats:server Store */
export interface StoreService {
  get(id: string): Promise<Item>;
  raw(id: string): Promise<Raw>;
  save(raw: Raw[]): Promise<void>;
  each(visit: (item: Item) => void): void;
  toJSON(id: string): Promise<Item>;
  Get(id: string): Promise<Item>;
  pick(id: string): symbol;
  readonly size: number;
  "last-change"?: Date;
}
