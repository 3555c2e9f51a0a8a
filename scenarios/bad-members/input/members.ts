/** @nats:server Property */
export interface PropertyService {
  readonly name: string;
  get version(): number;
  get(): Promise<string>;
}

/** @nats:server Callable */
export interface CallableService {
  (id: string): Promise<string>;
  new (id: string): CallableService;
  [method: string]: unknown;
  get(): Promise<string>;
}

/** @nats:server Optional */
export interface OptionalService {
  get?(): Promise<string>;
  put?: (value: string) => Promise<void>;
}

/** @nats:server Generic */
export interface GenericService<T> {
  get(): Promise<T>;
}

/** @nats:server Keyed */
export interface KeyedService {
  [Symbol.iterator](): Promise<string>;
  get(): Promise<string>;
}
