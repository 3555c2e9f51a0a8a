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
  self: this;
  visible: string;
}

/** @nats:server Suspicious */
export interface SuspiciousService {
  get(): Promise<Suspicious>;
  anything(value: any): Promise<void>;
}

/** Untouched by what is wrong above. @nats:server is only a word here. */
export interface Unmarked {
  get(): any;
}

/** @nats:server Good */
export interface GoodService {
  get(): Promise<string>;
}
