/** @nats:server Result */
export interface ResultService {
  now(): number;
  list(): string[];
  maybe(): string | Promise<string>;
  nothing(): undefined;
  never(): never;
  like(): PromiseLike<number>;
  inferred(id: string);
  stream(): AsyncIterable<string>;
  generator(): AsyncGenerator<number | string>;
  later(): Promise<AsyncIterable<Date>>;
  undefinedResult(): Promise<string | undefined>;
  onlyUndefined(): Promise<undefined>;
  promised(): Promise<Promise<string>>;
  callback(): Promise<() => void>;
  good(): Promise<string>;
}

/** @nats:server Overloaded */
export interface OverloadedService {
  get(id: string): Promise<string>;
  get(id: number): Promise<number>;
  both(): Promise<string | null | undefined>;
}
