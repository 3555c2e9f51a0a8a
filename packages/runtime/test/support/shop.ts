import {
  type CallContext,
  type CallOptions,
  type ClientOptions,
  type Codec,
  type Connection,
  createCaller,
  createHandler,
  decodeFloat64,
  decodeInt,
  decodeList,
  decodeObject,
  decodeString,
  type ErrorCodec,
  encodeFloat64,
  encodeInt,
  encodeList,
  encodeObject,
  encodeString,
  type Handler,
  type HandlerOptions,
  noParameters,
  noResult,
  type OneWayMethod,
  pathOf,
  type ServiceDescriptor,
  type UnaryMethod,
} from "../../src/codegenv1.js";

/** What is sold. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly tags: readonly string[];
}

/** Nothing has this id. */
export class NotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`no item ${id}`);
    this.id = id;
  }
}

/** There are not as many. */
export class OutOfStock extends Error {
  readonly id: string;
  readonly left: number;

  constructor(id: string, left: number) {
    super(`only ${left} of ${id} are left`);
    this.id = id;
    this.left = left;
  }
}

/** The service that the runtime's tests call, as a user would write it. */
export interface ShopService {
  find(id: string): Promise<Item>;
  buy(id: string, count: number): Promise<number>;
  list(limit?: number): Promise<readonly Item[]>;
  clear(): Promise<void>;
  view(id: string): void;
}

/** What a handler of it runs. */
export interface ShopServer {
  find(id: string, call: CallContext): Promise<Item>;
  buy(id: string, count: number, call: CallContext): Promise<number>;
  list(limit: number | undefined, call: CallContext): Promise<readonly Item[]>;
  clear(call: CallContext): Promise<void>;
  view(id: string, call: CallContext): void;
}

interface IdRequest {
  readonly id: string;
}

interface BuyRequest {
  readonly id: string;
  readonly count: number;
}

interface ListRequest {
  readonly limit?: number | undefined;
}

const idRequest: Codec<IdRequest> = {
  encode: (value, at, key) => {
    const fields = encodeObject(value, at, key);
    return { id: encodeString(fields.id, pathOf(at, key), "id") };
  },
  decode: (value, at, key) => ({ id: decodeString(decodeObject(value, at, key)["id"], pathOf(at, key), "id") }),
};

const buyRequest: Codec<BuyRequest> = {
  encode: (value, at, key) => {
    const fields = encodeObject(value, at, key);
    const here = pathOf(at, key);
    return { id: encodeString(fields.id, here, "id"), count: encodeInt(fields.count, here, "count") };
  },
  decode: (value, at, key) => {
    const fields = decodeObject(value, at, key);
    const here = pathOf(at, key);
    return { id: decodeString(fields["id"], here, "id"), count: decodeInt(fields["count"], here, "count") };
  },
};

const listRequest: Codec<ListRequest> = {
  encode: ({ limit }, at, key) => ({
    limit: limit === undefined ? undefined : encodeInt(limit, pathOf(at, key), "limit"),
  }),
  decode: (value, at, key) => {
    const { limit } = decodeObject(value, at, key) as { limit?: unknown };
    return limit === undefined ? {} : { limit: decodeInt(limit, pathOf(at, key), "limit") };
  },
};

const item: Codec<Item> = {
  encode: (value, at, key) => {
    const fields = encodeObject(value, at, key);
    const here = pathOf(at, key);
    return {
      id: encodeString(fields.id, here, "id"),
      name: encodeString(fields.name, here, "name"),
      price: encodeFloat64(fields.price, here, "price"),
      tags: encodeList(fields.tags, here, "tags", encodeString),
    };
  },
  decode: (value, at, key) => {
    const fields = decodeObject(value, at, key);
    const here = pathOf(at, key);
    return {
      id: decodeString(fields["id"], here, "id"),
      name: decodeString(fields["name"], here, "name"),
      price: decodeFloat64(fields["price"], here, "price"),
      tags: decodeList(fields["tags"], here, "tags", decodeString),
    };
  },
};

const notFound: ErrorCodec<NotFound> = {
  type: "NotFound",
  code: "NOT_FOUND",
  class: NotFound,
  encode: (value, at, key) => ({ id: encodeString(value.id, pathOf(at, key), "id") }),
  decode: (value, at, key) => new NotFound(decodeString(decodeObject(value, at, key)["id"], pathOf(at, key), "id")),
};

const outOfStock: ErrorCodec<OutOfStock> = {
  type: "OutOfStock",
  code: "FAILED_PRECONDITION",
  class: OutOfStock,
  encode: (value, at, key) => {
    const here = pathOf(at, key);
    return { id: encodeString(value.id, here, "id"), left: encodeInt(value.left, here, "left") };
  },
  decode: (value, at, key) => {
    const fields = decodeObject(value, at, key);
    const here = pathOf(at, key);
    return new OutOfStock(decodeString(fields["id"], here, "id"), decodeInt(fields["left"], here, "left"));
  },
};

const fingerprint = "0123456789abcdef";

/** The Shop service, as it is on NATS. */
export const shopService: ServiceDescriptor<{
  find: UnaryMethod<IdRequest, Item>;
  buy: UnaryMethod<BuyRequest, number>;
  list: UnaryMethod<ListRequest, readonly Item[]>;
  clear: UnaryMethod<Record<string, never>, void>;
  view: OneWayMethod<IdRequest>;
}> = {
  name: "Shop",
  subject: "shop.v1",
  version: "1.2.0",
  description: "Sells things.",
  methods: {
    find: {
      kind: "unary",
      name: "Find",
      timeoutMs: 5000,
      concurrency: 5,
      idempotent: true,
      request: idRequest,
      result: item,
      errors: [notFound],
      fingerprint,
    },
    buy: {
      kind: "unary",
      name: "Buy",
      timeoutMs: 2000,
      concurrency: 2,
      request: buyRequest,
      result: { encode: encodeInt, decode: decodeInt },
      errors: [notFound, outOfStock],
      fingerprint,
    },
    list: {
      kind: "unary",
      name: "List",
      timeoutMs: 5000,
      concurrency: 5,
      request: listRequest,
      result: {
        encode: (value, at, key) => encodeList(value, at, key, item.encode),
        decode: (value, at, key) => decodeList(value, at, key, item.decode),
      },
      fingerprint,
    },
    clear: {
      kind: "unary",
      name: "Clear",
      timeoutMs: 5000,
      concurrency: 1,
      request: noParameters,
      result: noResult,
      fingerprint,
    },
    view: { kind: "oneWay", name: "View", timeoutMs: 5000, concurrency: 2, request: idRequest, fingerprint },
  },
};

/** A client as it is generated. */
export class ShopClient implements ShopService {
  readonly #calls: ReturnType<typeof bindShop>;

  constructor(connection: Connection, options?: ClientOptions) {
    this.#calls = bindShop(connection, options);
  }

  find(id: string, call?: CallOptions): Promise<Item> {
    return this.#calls.find({ id }, call);
  }

  buy(id: string, count: number, call?: CallOptions): Promise<number> {
    return this.#calls.buy({ id, count }, call);
  }

  list(limit?: number, call?: CallOptions): Promise<readonly Item[]> {
    return this.#calls.list({ limit }, call);
  }

  clear(call?: CallOptions): Promise<void> {
    return this.#calls.clear({}, call);
  }

  view(id: string, call?: CallOptions): void {
    this.#calls.view({ id }, call);
  }
}

function bindShop(connection: Connection, options?: ClientOptions) {
  // Tests are about what one attempt does, unless they say otherwise.
  const caller = createCaller(connection, shopService, { retry: { attempts: 1 }, throttle: false, ...options });
  const { methods } = shopService;
  return {
    find: caller.unary(methods.find),
    buy: caller.unary(methods.buy),
    list: caller.unary(methods.list),
    clear: caller.unary(methods.clear),
    view: caller.oneWay(methods.view),
  };
}

/** A handler as it is generated. */
export function createShopHandler(server: ShopServer, connection: Connection, options?: HandlerOptions): Handler {
  return createHandler(
    connection,
    shopService,
    {
      find: ({ id }, call) => server.find(id, call),
      buy: ({ id, count }, call) => server.buy(id, count, call),
      list: ({ limit }, call) => server.list(limit, call),
      clear: (_request, call) => server.clear(call),
      view: ({ id }, call) => server.view(id, call),
    },
    options,
  );
}
