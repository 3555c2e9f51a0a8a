interface Options {
  limit: number;
}

type Status = "open" | "closed";

type Id = string;

interface Node {
  next?: Node;
}

class Failure extends Error {}

type UserId = string & { readonly __brand: "UserId" };

namespace inner {
  export interface Deep {
    id: string;
  }
  export enum Kind {
    A = "a",
    B = "b",
  }
}

/** @nats:server Hidden */
export interface HiddenService {
  find(options: Options, status: Status): Promise<Node>;
  /** @nats:error Failure */
  get(id: Id): Promise<void>;
  user(id: UserId): Promise<void>;
  kind(kind: inner.Kind): Promise<void>;
}

/** Names that need no import are no trouble. */
/** @nats:server Plain */
export interface PlainService {
  get(id: Id): Promise<inner.Deep>;
}
