import { decodeBody, IN_MESSAGE } from "../codec/body.js";
import type { Codec } from "../codec/codec.js";
import { noParameters } from "../codec/empty.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { codeOfNumber } from "../errors/error-numbers.js";
import { outcomeOfReply } from "../errors/outcomes.js";
import type { Connection } from "../link/connection.js";
import { readErrorBody } from "../wire/error-body.js";
import type { BodyForm } from "./body-form.js";
import { BoundMethod, type CalledMethod } from "./bound-method.js";
import type { CallOptions } from "./call-options.js";
import type { ClientOptions } from "./client-options.js";
import { type CalledService, createSettings } from "./create-settings.js";
import { invalidRequest } from "./failures.js";
import { bindSent, type SentCall } from "./one-way-call.js";
import { bindUnary } from "./unary-call.js";

/** A method as a raw caller has to know it; the methods of a `ServiceDescriptor` are such. */
export interface RawMethod extends CalledMethod {
  /** The types of the errors that it declares: they are answers, and calls that end with them are not made again. */
  readonly errors?: readonly { readonly type: string }[] | undefined;
}

/** Calls a method with the JSON of its request record, and resolves to the JSON of the result. Rejects with an `AutonatsError`. */
export type RawCall = (request: Uint8Array, options?: CallOptions) => Promise<Uint8Array>;

/** Calls the methods of a service by the bytes of their bodies. */
export interface RawCaller {
  /** Whether there is a connection to NATS now. */
  readonly isConnected: boolean;
  unary(method: RawMethod): RawCall;
  oneWay(method: RawMethod): SentCall<Uint8Array>;
}

/** A declared error that a handler answered with, and the JSON that it answered. */
export class AnsweredError extends AutonatsError {
  /** The body of the error reply, as `docs/protocol.md` describes it. */
  readonly body: Uint8Array;

  constructor(body: Uint8Array, ...details: ConstructorParameters<typeof AutonatsError>) {
    super(...details);
    this.body = body;
  }
}

/**
 * Creates a caller for programs that hand bodies on, such as gateways: requests and results are neither read nor checked here, which
 * is the handler's part. Everything else is as with generated clients: deadlines, retries, balancing, interceptors, observers. Throws
 * an `AutonatsError` for invalid options.
 */
export function createRawCaller(
  connection: Connection,
  service: CalledService,
  options: ClientOptions = {},
): RawCaller {
  const settings = createSettings(connection, service, options);
  const bind = (method: RawMethod): BoundMethod => new BoundMethod(settings, method, bytesOf(method));
  return {
    get isConnected(): boolean {
      return settings.client.shared.waitingRoom.door === "open";
    },
    unary: (method) => bindUnary(bind(method)) as RawCall,
    oneWay: (method) => bindSent(bind(method)) as SentCall<Uint8Array>,
  };
}

/**
 * Checks a request record as its handler would, for one-way methods, whose handlers answer nothing. Without a codec it is any object.
 * Throws an `AutonatsError` with the path of what is wrong.
 */
export function checkRequest(
  service: CalledService,
  {
    name,
    request = noParameters,
  }: { readonly name: string; readonly request?: Pick<Codec<unknown>, "decode"> | undefined },
  body: Uint8Array,
): void {
  try {
    decodeBody(request as Codec<unknown>, body, { ...IN_MESSAGE, emptyIsObject: true });
  } catch (thrown) {
    throw invalidRequest({ service: service.name, method: name }, thrown);
  }
}

/** Returns the form of a method whose bodies are handed on. */
function bytesOf({ errors = [] }: RawMethod): BodyForm {
  const types = new Set(errors.map(({ type }) => type));
  return {
    isParsed: false,
    encode: (request) => request as Uint8Array,
    decode: (body) => body.subarray(MARK),
    failureOf({ service, method }, number, head, bytes) {
      const body = readErrorBody(bytes);
      const code = body?.code ?? codeOfNumber(number);
      const message = body?.message ?? head.errorText ?? "";
      const { reason, path, reference, retryAfterMs, type = "" } = body ?? {};
      const isDeclared = types.has(type);
      const outcome = outcomeOfReply(code, reason, isDeclared);
      const details = { service, method, reason, path, reference, retryAfterMs, outcome };
      return isDeclared ? new AnsweredError(bytes, code, message, details) : new AutonatsError(code, message, details);
    },
  };
}

/** Bytes before the JSON of a result. */
const MARK = 1;
