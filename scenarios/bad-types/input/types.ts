export interface Suspicious {
  any: any;
  anyList: any[];
  callback: () => void;
  method(): string;
  symbol: symbol;
  object: object;
  braces: {};
  nothing: undefined;
  never: never;
  onlyNull: null;
  template: `user-${string}`;
  bigLiteral: 10n;
  set: Set<string>;
  unionSet: ReadonlySet<string | number>;
  weak: WeakMap<object, string>;
  expression: RegExp;
  promise: Promise<string>;
  buffer: ArrayBuffer;
  wrapper: String;
  error: Error;
  func: Function;
  iterable: Iterable<string>;
  floats: Float32Array;
  bigs: BigInt64Array;
  query: URLSearchParams;
  self: this;
  visible: string;
}

export type Deep<T> = T extends object ? { [K in keyof T]?: Deep<T[K]> } : T;

/** @nats:server Suspicious */
export interface SuspiciousService {
  get(): Promise<Suspicious>;
  anything(value: any): Promise<void>;
  absent(): Promise<undefined>;
  /** Leaves undefined in the list. */
  deep(value: Deep<{ list: string[] }>): Promise<void>;
}

/** Untouched by what is wrong above. @nats:server is only a word here. */
export interface Unmarked {
  get(): any;
}

/** @nats:server Good */
export interface GoodService {
  get(): Promise<string>;
}
