import type { IncomingMessage } from "node:http";
import type { ClientOptions, Log, MetadataInit } from "@autonats/runtime";
import type { CorsOptions } from "./cors.js";

/** What is called, as the hook for authentication learns it. */
export interface CalledMethod {
  /** Such as `User`. */
  readonly service: string;
  /** Such as `GetById`. */
  readonly method: string;
}

/**
 * Decides whether a request may call a method. What it throws is the answer if it is an `AutonatsError`, such as of `UNAUTHENTICATED`;
 * anything else is logged, and answered as `INTERNAL`. What it returns goes along as metadata, such as who the caller is.
 */
export type Authenticate = (
  request: IncomingMessage,
  called: CalledMethod,
) => MetadataInit | undefined | Promise<MetadataInit | undefined>;

/** How a gateway serves methods. Everything is optional. */
export interface GatewayOptions {
  /** How methods are called over NATS. */
  readonly client?: ClientOptions | undefined;
  /** What all paths begin with, such as `/api`. Default: nothing. */
  readonly basePath?: string | undefined;
  /** The most bytes of a request's body. The NATS server has a limit of its own. Default: 1 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** The most calls in flight; what is beyond them is refused as `BUSY`. Default: 10,000. */
  readonly maxCalls?: number | undefined;
  /** The headers of a request that go along as metadata. Default: those of W3C trace contexts. */
  readonly requestHeaders?: readonly string[] | undefined;
  /** The metadata of a reply that becomes headers of the answer. Default: none. */
  readonly replyHeaders?: readonly string[] | undefined;
  /** Which pages of other origins may call. Default: none. */
  readonly cors?: CorsOptions | undefined;
  /** Decides who may call. Default: everybody. */
  readonly authenticate?: Authenticate | undefined;
  /** Receives what no caller is told. Default: `logToConsole`. */
  readonly log?: Log | undefined;
}
