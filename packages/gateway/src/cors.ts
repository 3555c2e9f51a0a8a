import type { IncomingMessage, ServerResponse } from "node:http";
import { jsonType, retryAfterHeader, timeoutHeader } from "@autonats/http-contract";

/** Which pages of other origins may call methods. */
export interface CorsOptions {
  /** The origins, such as `https://app.example.com`; `*` stands for all of them. */
  readonly origins: readonly string[] | "*";
  /** Headers that their requests may have, besides those that the gateway itself reads. */
  readonly requestHeaders?: readonly string[] | undefined;
  /** Whether their requests may have cookies; not with `*`. Default: no. */
  readonly credentials?: boolean | undefined;
  /** Seconds for which browsers remember what they are told. Default: 600. */
  readonly maxAgeSeconds?: number | undefined;
}

/** Answers browsers that ask who may call. */
export class Cors {
  readonly #isAllowed: (origin: string) => boolean;
  readonly #isForAll: boolean;
  readonly #allowed: Readonly<Record<string, string>>;
  readonly #preflight: Readonly<Record<string, string>>;

  constructor(options: CorsOptions, replyHeaders: readonly string[]) {
    const { origins, requestHeaders = [], credentials = false, maxAgeSeconds = 600 } = options;
    if (origins === "*" && credentials) throw new RangeError("cors: with credentials, name the origins");
    const known = new Set(origins);
    this.#isForAll = origins === "*";
    this.#isAllowed = (origin) => origins === "*" || known.has(origin);
    this.#allowed = {
      "Access-Control-Expose-Headers": [retryAfterHeader, ...replyHeaders].join(", "),
      ...(credentials ? { "Access-Control-Allow-Credentials": "true" } : {}),
    };
    this.#preflight = {
      "Access-Control-Allow-Methods": "POST",
      "Access-Control-Allow-Headers": ["Content-Type", timeoutHeader, ...requestHeaders].join(", "),
      "Access-Control-Max-Age": `${maxAgeSeconds}`,
    };
  }

  /** Sets what the answer to any request has. */
  allow({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
    if (!this.#isForAll) response.setHeader("Vary", "Origin");
    if (origin === undefined || !this.#isAllowed(origin)) return;
    response.setHeader("Access-Control-Allow-Origin", this.#isForAll ? "*" : origin);
    for (const [name, value] of Object.entries(this.#allowed)) response.setHeader(name, value);
  }

  /** Answers what a browser asks before it sends a request. Whether the origin may, `allow` has said. */
  answerPreflight(response: ServerResponse): void {
    response.writeHead(204, this.#preflight);
    response.end();
  }
}

/** Reports whether a browser asks whether a page may send a request. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && "access-control-request-method" in headers;
}

/** Reports whether a body is said to be JSON in UTF-8. A page of another origin cannot say so without being asked first. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === jsonType) return true;
  const [type = "", ...parameters] = (contentType ?? "").toLowerCase().split(";");
  return type.trim() === jsonType && parameters.every((each) => /^\s*(charset="?utf-8"?\s*)?$/u.test(each));
}
