import type { HandlerOptions } from "@autonats/runtime";
import {
  type CallContext,
  type Codec,
  type Connection,
  createHandler,
  decodeJson,
  decodeObject,
  decodeString,
  type ErrorCodec,
  encodeJson,
  encodeObject,
  encodeString,
  type Handler,
  noParameters,
  noResult,
  type OneWayMethod,
  pathOf,
  type ServiceDescriptor,
  type UnaryMethod,
} from "@autonats/runtime/codegenv1";

/** Nothing has this id. */
export class NotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`no book ${id}`);
    this.id = id;
  }
}

interface IdRequest {
  readonly id: string;
}

const idRequest: Codec<IdRequest> = {
  encode: (value, at, key) => ({ id: encodeString(encodeObject(value, at, key).id, pathOf(at, key), "id") }),
  decode: (value, at, key) => ({ id: decodeString(decodeObject(value, at, key)["id"], pathOf(at, key), "id") }),
};

const anything: Codec<unknown> = { encode: encodeJson as Codec<unknown>["encode"], decode: decodeJson };

const notFound: ErrorCodec<NotFound> = {
  type: "NotFound",
  code: "NOT_FOUND",
  class: NotFound,
  encode: (value, at, key) => ({ id: encodeString(value.id, pathOf(at, key), "id") }),
  decode: (value, at, key) => new NotFound(decodeString(decodeObject(value, at, key)["id"], pathOf(at, key), "id")),
};

const common = { timeoutMs: 5000, concurrency: 5, fingerprint: "0123456789abcdef" };

/** A service as it is generated. */
export const libraryService: ServiceDescriptor<{
  find: UnaryMethod<IdRequest, unknown>;
  clear: UnaryMethod<Record<string, never>, void>;
  wait: UnaryMethod<Record<string, never>, void>;
  note: OneWayMethod<IdRequest>;
}> = {
  name: "Library",
  subject: "library.v1",
  version: "1.0.0",
  methods: {
    find: { ...common, kind: "unary", name: "Find", request: idRequest, result: anything, errors: [notFound] },
    clear: { ...common, kind: "unary", name: "Clear", request: noParameters, result: noResult },
    wait: { ...common, concurrency: 1, kind: "unary", name: "Wait", request: noParameters, result: noResult },
    note: { ...common, kind: "oneWay", name: "Note", request: idRequest },
  },
};

/** What a handler of it runs. */
export interface LibraryServer {
  find(id: string, call: CallContext): Promise<unknown>;
  clear(call: CallContext): Promise<void>;
  wait(call: CallContext): Promise<void>;
  note(id: string, call: CallContext): void;
}

/** Runs a handler whose methods all succeed, save for those that are given. */
export async function serveLibrary(
  connection: Connection,
  methods: Partial<LibraryServer> = {},
  options: HandlerOptions = {},
): Promise<Handler> {
  const server: LibraryServer = {
    find: async (id) => ({ id, title: "Emma" }),
    clear: async () => undefined,
    wait: async () => undefined,
    note: () => undefined,
    ...methods,
  };
  const handler = createHandler(
    connection,
    libraryService,
    {
      find: ({ id }, call) => server.find(id, call),
      clear: (_request, call) => server.clear(call),
      wait: (_request, call) => server.wait(call),
      note: ({ id }, call) => server.note(id, call),
    },
    { log: () => undefined, ...options },
  );
  await handler.run();
  return handler;
}
