/** An object of which some fields are known. */
export type Attributes = { id: string; note?: string } & Record<string, unknown>;

export interface Headers {
  host: string;
  [name: string]: string;
}

export type Counts = { name: string; total: number } & { [key: string]: number | string };

export type Loose = { [Key in string]?: number };

export type UserId = string & { readonly __brand: "UserId" };

export interface Row {
  id: string;
  deleted: Date | undefined;
  nickname: string | null | undefined;
}

/** @nats:server Attribute */
export interface AttributeService {
  attributes(value: Attributes): Promise<Attributes>;
  headers(value: Headers): Promise<Headers>;
  counts(value: Counts): Promise<Counts>;
  loose(value: Loose, more: Record<string, Date | undefined>): Promise<Partial<Record<UserId, string>>>;
  names(): Promise<Map<UserId, string>>;
  find(id: string): Promise<Row | undefined>;
  list(): Promise<(string | undefined)[]>;
}
