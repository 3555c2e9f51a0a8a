export interface Sneaky {
  id: string;
  hasOwnProperty: string;
}

/** @nats:server Thenable */
export interface ThenableService {
  then(): Promise<void>;
  toString(): Promise<string>;
  toJSON(id: string): Promise<void>;
}

/** @nats:server Dollar */
export interface DollarService {
  $get(id: string): Promise<void>;
  "get-all"(): Promise<void>;
  größe(): Promise<void>;
}

/** @nats:server Parameters */
export interface ParameterService {
  get(valueOf: string, größe: string): Promise<void>;
  put(value: Sneaky): Promise<void>;
}

/** @nats:server Renamed */
export interface RenamedService {
  /** @nats:name Then */
  get(): Promise<void>;
}

/** @nats:server Not-A-Name */
export interface DashedService {
  get(): Promise<void>;
}
