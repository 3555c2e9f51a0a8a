/** Every name here is one that generated code would like to have for itself. */
export interface Codec {
  codec: string;
  value: number;
}

export interface Path {
  here: string;
  fields: Key[];
}

export type Key = "at" | "key";

export interface CallOptions {
  timeoutMs: number;
}

export interface UserClient {
  name: string;
}

export interface UserGetRequest {
  request: string;
}

export interface Promised {
  result: Record;
}

export interface Record {
  values: globalThis.Record<string, number>;
}

export interface Partial {
  part: string;
}

export class encodeCodec extends Error {
  constructor(readonly options: string) {
    super(options);
  }
}

export enum Map {
  of = "of",
  set = "set",
}

/** @nats:server User */
export interface UserServer {
  /** @nats:error encodeCodec */
  get(value: Codec, at: Path, key: Key, here: string, fields: string[]): Promise<UserGetRequest>;
  call_(call: CallOptions, server: UserClient, connection: string, codec: Partial, options?: Record): Promise<Promised>;
  run(handler: Map, _request: string): Promise<Map[]>;
  shutdown(result: string | null): void;
  new_(): Promise<globalThis.Map<string, Map>>;
}

/**
 * Called as the other but for a letter.
 *
 * @nats:server user
 * @nats:name lower
 */
export interface LowerCaseService {
  get(value: Codec): Promise<Codec>;
}
