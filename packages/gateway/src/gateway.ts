import type { IncomingMessage, ServerResponse } from "node:http";
import { type Refusal, refusals, timeoutHeader, timeoutPattern } from "@autonats/http-contract";
import { type CallOptions, type Connection, type Log, logToConsole, type MetadataInit } from "@autonats/runtime";
import { answerFailure, answerResult, answerSent } from "./answer.js";
import { presenceOf } from "./caller-presence.js";
import { Cors, isJson, isPreflight } from "./cors.js";
import { failureAnswer, refusalAnswer } from "./failure.js";
import { checkNames, replyHeadersOf, requestMetadata, traceHeaders } from "./metadata.js";
import type { Authenticate, GatewayOptions } from "./options.js";
import { readBody } from "./read-body.js";
import { createRoutes, type Route, type Routes } from "./routes.js";
import type { GatewayService } from "./services.js";
import { Turn } from "./turn.js";

/**
 * Answers requests of `node:http`, as the listener of a server or as middleware: with `next`, paths that are not those of methods are left
 * to others. Never throws.
 */
export interface Gateway {
  (request: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void): void;
  /** Whether there is a connection to NATS now. */
  readonly isReady: boolean;
}

/**
 * Creates what serves the methods of services as JSON over HTTP, in the way that their OpenAPI documents say. Requests and results are
 * handed on as they are: the handlers check them. Throws for options that cannot be used.
 */
export function createGateway(
  connection: Connection,
  services: readonly GatewayService[],
  options: GatewayOptions = {},
): Gateway {
  const gateway = new HttpGateway(createRoutes(connection, services, basePathOf(options), clientOf(options)), options);
  const listener = ((request, response, next) => gateway.serve(request, response, next)) as Gateway;
  return Object.defineProperty(listener, "isReady", { get: () => gateway.isReady });
}

const MIB = 1024 * 1024;
const MAX_CALLS = 10_000;
const TIMEOUT = timeoutHeader.toLowerCase();

class HttpGateway {
  readonly #routes: Routes;
  readonly #maxBodyBytes: number;
  readonly #maxCalls: number;
  readonly #requestHeaders: readonly string[];
  readonly #replyHeaders: readonly string[];
  readonly #cors: Cors | undefined;
  readonly #authenticate: Authenticate | undefined;
  readonly #log: Log;
  readonly #turn = new Turn();
  #calls = 0;

  constructor(routes: Routes, options: GatewayOptions) {
    const { cors, replyHeaders = [], requestHeaders = traceHeaders, authenticate } = options;
    this.#routes = routes;
    this.#maxBodyBytes = amountOf("maxBodyBytes", options.maxBodyBytes ?? MIB);
    this.#maxCalls = amountOf("maxCalls", options.maxCalls ?? MAX_CALLS);
    this.#requestHeaders = checkNames("requestHeaders", requestHeaders);
    this.#replyHeaders = checkNames("replyHeaders", replyHeaders);
    this.#cors = cors === undefined ? undefined : new Cors(cors, this.#replyHeaders);
    this.#authenticate = authenticate;
    this.#log = options.log ?? logToConsole;
  }

  get isReady(): boolean {
    return this.#routes.isConnected();
  }

  serve(request: IncomingMessage, response: ServerResponse, next: ((error?: unknown) => void) | undefined): void {
    try {
      const route = this.#routes.byPath.get(pathOf(request.url ?? ""));
      if (route === undefined && next !== undefined) {
        next();
        return;
      }
      if (this.#cors !== undefined) {
        this.#cors.allow(request, response);
        if (route !== undefined && isPreflight(request)) {
          this.#cors.answerPreflight(response);
          return;
        }
      }
      const refusal = this.#refusalOf(request, route);
      if (route === undefined || refusal !== undefined) this.#refuse(response, refusal ?? refusals.unknownPath);
      else this.#call(route, request, response);
    } catch (error) {
      this.#fail(response, error);
    }
  }

  #refusalOf({ method, headers }: IncomingMessage, route: Route | undefined): Refusal | undefined {
    if (route === undefined) return refusals.unknownPath;
    if (method !== "POST") return refusals.wrongMethod;
    if (!isJson(headers["content-type"]) || !isPlain(headers["content-encoding"])) return refusals.wrongContentType;
    if (Number(headers["content-length"] ?? 0) > this.#maxBodyBytes) return refusals.bodyTooLarge;
    const timeout = headers[TIMEOUT];
    if (timeout !== undefined && !timeoutPattern.test(`${timeout}`)) return refusals.invalidTimeout;
    return this.#calls >= this.#maxCalls ? refusals.busy : undefined;
  }

  #call(route: Route, request: IncomingMessage, response: ServerResponse): void {
    if (this.#authenticate === undefined) {
      this.#callWith(route, request, response, undefined);
      return;
    }
    // The request waits meanwhile: nobody who may not call can make the gateway keep a body.
    Promise.resolve(this.#authenticate(request, route.called)).then(
      (metadata) => this.#callWith(route, request, response, metadata),
      (error: unknown) => this.#fail(response, error),
    );
  }

  #callWith(
    route: Route,
    request: IncomingMessage,
    response: ServerResponse,
    metadata: MetadataInit | undefined,
  ): void {
    readBody(request, this.#maxBodyBytes, {
      onTooLarge: () => this.#refuse(response, refusals.bodyTooLarge),
      onBody: (body) => {
        this.#turn.atEnd(() => {
          try {
            this.#send(route, request, response, body, metadata);
          } catch (error) {
            // A hook may return what is not metadata.
            this.#fail(response, error);
          }
        });
      },
    });
  }

  #send(
    route: Route,
    request: IncomingMessage,
    response: ServerResponse,
    body: Uint8Array,
    metadata: MetadataInit | undefined,
  ): void {
    // Others may have been sent while this one's body came.
    if (this.#calls >= this.#maxCalls) {
      this.#refuse(response, refusals.busy);
      return;
    }
    let replyHeaders: readonly string[] | undefined;
    const options: CallOptions = {
      signal: presenceOf(request.socket),
      timeoutMs: timeoutOf(request),
      headers: requestMetadata(request.headers, this.#requestHeaders, metadata),
      onReplyHeaders:
        this.#replyHeaders.length === 0
          ? undefined
          : (reply) => {
              replyHeaders = replyHeadersOf(reply, this.#replyHeaders);
            },
    };
    this.#calls += 1;
    route.call(body, options).then(
      (result) => {
        this.#calls -= 1;
        if (result === undefined) answerSent(response);
        else answerResult(response, result, replyHeaders);
      },
      (error: unknown) => {
        this.#calls -= 1;
        this.#fail(response, error);
      },
    );
  }

  #refuse(response: ServerResponse, refusal: Refusal): void {
    const headers =
      refusal === refusals.wrongMethod ? { Allow: "POST" } : refusal === refusals.bodyTooLarge ? CLOSE : {};
    answerFailure(response, refusalAnswer(refusal, headers));
  }

  #fail(response: ServerResponse, error: unknown): void {
    answerFailure(response, failureAnswer(error, this.#log));
  }
}

/** Nobody reads the rest of a body that is too large. */
const CLOSE = { Connection: "close" };

function clientOf({ client = {}, log }: GatewayOptions) {
  return log === undefined ? client : { log, ...client };
}

function basePathOf({ basePath = "" }: GatewayOptions): string {
  if (!/^(\/[A-Za-z0-9._~-]+)*$/u.test(basePath)) {
    throw new RangeError(`basePath: ${JSON.stringify(basePath)} must begin with a slash, and not end with one`);
  }
  return basePath;
}

function amountOf(option: string, amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 1)
    throw new RangeError(`${option} must be a whole number of at least 1`);
  return amount;
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

function isPlain(encoding: string | undefined): boolean {
  return encoding === undefined || encoding === "identity";
}

/** The time that the caller gives the call, which has been checked. */
function timeoutOf({ headers }: IncomingMessage): number | undefined {
  const timeout = headers[TIMEOUT];
  return timeout === undefined ? undefined : Number(timeout);
}
