import type { Msg, MsgHdrs, NatsConnection } from "@nats-io/nats-core";
import { AutonatsError } from "../../errors/autonats-error.js";

/*
 * Everything that is used of the client library although its types do not show it. This is why the package asks for one
 * minor version of it.
 */

/** The socket under a connection. */
export interface Transport {
  readonly isClosed: boolean;
  /** Resolves when the socket is closed, by whichever end. */
  closed(): Promise<unknown>;
  /** Closes the socket. With an error it does so at once; without one it waits until the server has taken what was written. */
  close(error: Error): Promise<unknown>;
}

interface Insides {
  readonly protocol?: { readonly transport?: Partial<Transport>; readonly lastError?: unknown };
  readonly options?: { readonly inboxPrefix?: unknown };
}

/** Throws an `AutonatsError` when a connection does not have the parts that are needed. */
export function checkParts(connection: NatsConnection): void {
  const { protocol, options } = connection as Insides;
  const { transport } = protocol ?? {};
  const isKnown = typeof transport?.closed === "function" && typeof transport.close === "function";
  if (isKnown && typeof options === "object") return;
  throw new AutonatsError(
    "FAILED_PRECONDITION",
    "this version of @nats-io/nats-core is not one that this version of @autonats/runtime knows; install one that it asks for as a peer",
    { outcome: "NOT_SENT" },
  );
}

/** Returns the socket under a connection, which changes with each reconnect. */
export function transportOf(connection: NatsConnection): Transport {
  return (connection as Insides).protocol?.transport as Transport;
}

/** Returns the prefix of inboxes that a connection was told to use. */
export function inboxPrefixOf(connection: NatsConnection): string {
  const prefix = (connection as Insides).options?.inboxPrefix;
  return typeof prefix === "string" && prefix !== "" ? prefix : "_INBOX";
}

/** Header bytes in the form that the client library takes: it asks its own headers for nothing but `encode()`, at once. */
export class HeadToSend {
  bytes: Uint8Array = EMPTY;

  encode(): Uint8Array {
    return this.bytes;
  }

  /** The same, by the library's name. */
  asHeaders(): MsgHdrs {
    return this as unknown as MsgHdrs;
  }
}

const EMPTY = new Uint8Array(0);

type Incoming = Msg & {
  readonly _msg?: { readonly hdr?: unknown; readonly subject?: Uint8Array };
  readonly _rdata?: Uint8Array;
};

/** Returns the bytes of a message's subject; `undefined` for a message that does not have them. */
export function subjectOf(message: Msg): Uint8Array | undefined {
  return (message as Incoming)._msg?.subject;
}

/**
 * Returns the header block of a message as it came. The library's own reading of headers must not be asked for it: it takes
 * the square of their number in time, throws over some, and makes something up of others.
 */
export function headOf(message: Msg): Uint8Array | undefined {
  const { _msg: parsed, _rdata: bytes } = message as Incoming;
  const length = parsed?.hdr;
  if (typeof length !== "number" || bytes === undefined) return headByLibrary(message);
  return length < 0 ? undefined : bytes.subarray(0, length);
}

/** Rebuilds a header block from parsed headers, for messages that do not have the raw one. */
function headByLibrary(message: Msg): Uint8Array | undefined {
  try {
    return (message.headers as { encode?(): Uint8Array } | undefined)?.encode?.();
  } catch {
    return EMPTY;
  }
}
