import { Clash as OtherClash } from "./other.js";

import { Elsewhere } from "./nowhere.js";

export interface NotAClass {
  id: string;
}

export class NotAnError {
  constructor(readonly id: string) {}
}

export class HiddenField extends Error {
  constructor(private readonly id: string) {
    super(id);
  }
}

export class LostParameter extends Error {
  constructor(id: string, detail: { count: number }) {
    super(`${id} ${detail.count}`);
  }
}

export class Rest extends Error {
  readonly ids: string[];
  constructor(...ids: string[]) {
    super();
    this.ids = ids;
  }
}

export class Overloaded extends Error {
  readonly id: string;
  constructor(id: string);
  constructor(id: number);
  constructor(id: string | number) {
    super();
    this.id = String(id);
  }
}

export class Generic<T> extends Error {
  constructor(readonly value: T) {
    super();
  }
}

export abstract class Abstract extends Error {}

export class OtherType extends Error {
  readonly id: string | number;
  constructor(id: string) {
    super();
    this.id = id;
  }
}

export class MaybeThere extends Error {
  readonly id?: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
}

export class BadData extends Error {
  constructor(readonly done: () => void) {
    super();
  }
}

export class NeedsCause extends Error {
  constructor(
    override readonly cause: Error,
    readonly id: string,
  ) {
    super(id, { cause });
  }
}

export class NeedsOptions extends Error {
  constructor(options: ErrorOptions) {
    super("no", options);
  }
}

export class SendsStack extends Error {
  constructor(override readonly stack: string) {
    super("no");
  }
}

class NotExported extends Error {}

/** @nats:server Error */
export interface ErrorService {
  /** @nats:error Missing */
  missing(): Promise<void>;
  /** @nats:error Elsewhere */
  elsewhere(): Promise<void>;
  /** @nats:error NotAClass */
  notAClass(): Promise<void>;
  /** @nats:error NotAnError */
  notAnError(): Promise<void>;
  /** @nats:error HiddenField */
  hiddenField(): Promise<void>;
  /** @nats:error LostParameter */
  lostParameter(): Promise<void>;
  /** @nats:error Rest */
  rest(): Promise<void>;
  /** @nats:error Overloaded */
  overloaded(): Promise<void>;
  /** @nats:error Generic */
  generic(): Promise<void>;
  /** @nats:error Abstract */
  abstractClass(): Promise<void>;
  /** @nats:error OtherType */
  otherType(): Promise<void>;
  /** @nats:error MaybeThere */
  maybeThere(): Promise<void>;
  /** @nats:error BadData */
  badData(): Promise<void>;
  /** @nats:error NotExported */
  notExported(): Promise<void>;
  /** @nats:error Error */
  builtIn(): Promise<void>;
  /** @nats:error TypeError */
  alsoBuiltIn(): Promise<void>;
  /** @nats:error NeedsCause */
  needsCause(): Promise<void>;
  /** @nats:error NeedsOptions */
  needsOptions(): Promise<void>;
  /** @nats:error SendsStack */
  sendsStack(): Promise<void>;
  /** @nats:error Clash
   *  @nats:error OtherClash */
  clash(): Promise<void>;
}

export class Clash extends Error {}
