import type { ConnectionListener, SharedConnection } from "../connection/shared-connection.js";
import type { Log } from "../logging/log.js";
import { RepeatedLog } from "../logging/log.js";
import { createErrorReply, type ErrorReply } from "../wire/error-reply.js";
import type { HeaderBlock } from "../wire/headers.js";

const TOO_LARGE: ErrorReply = createErrorReply({
  code: "RESOURCE_EXHAUSTED",
  reason: "TOO_LARGE",
  message: "the reply is larger than the NATS server takes",
});

interface Held {
  readonly reply: string;
  readonly bytes: Uint8Array;
  readonly header: HeaderBlock | undefined;
  readonly deadline: number;
}

/**
 * Sends the answers of one handler. What is answered while the connection is down is held until it is up again, as long as
 * its caller may still wait for it: the client library would accept it and lose it. No more can be held than was admitted.
 */
export class Replies {
  readonly #shared: SharedConnection;
  readonly #listener: ConnectionListener;
  readonly #notSent: RepeatedLog;
  readonly #service: string;
  #held: Held[] = [];

  constructor(shared: SharedConnection, service: string, replyPrefix: string, log: Log) {
    this.#shared = shared;
    this.#service = service;
    this.#notSent = new RepeatedLog(log);
    this.#listener = {
      onUp: () => this.#sendHeld(),
      onClosed: () => {
        this.#held = [];
      },
      onPublishDenied: (subject) => {
        if (subject.startsWith(replyPrefix)) this.#logDenied(subject);
      },
    };
  }

  /** Begins to watch the connection. */
  open(): void {
    this.#shared.addListener(this.#listener);
  }

  /** Forgets the connection, and what is held for it. */
  close(): void {
    this.#shared.removeListener(this.#listener);
    this.#held = [];
  }

  /** Sends an answer. `deadline` says until when somebody waits for it. Says whether it fitted; if not, an error went instead. */
  send(reply: string, bytes: Uint8Array, header: HeaderBlock | undefined, deadline: number): boolean {
    if (this.#shared.state === "down") {
      this.#held.push({ reply, bytes, header, deadline });
      return true;
    }
    const size = bytes.length + (header === undefined ? 0 : header.bytes.length);
    const fits = size <= this.#shared.maxPayload;
    try {
      if (fits) this.#shared.publish(reply, bytes, undefined, header?.headers);
      else this.#shared.publish(reply, TOO_LARGE.bytes, undefined, TOO_LARGE.header.headers);
    } catch (error) {
      const message = "an answer could not be sent, because the connection to NATS is closed";
      this.#notSent.write({ level: "error", message, service: this.#service, error });
    }
    return fits;
  }

  #sendHeld(): void {
    const held = this.#held;
    this.#held = [];
    const now = performance.now();
    for (const { reply, bytes, header, deadline } of held) {
      if (deadline > now) this.send(reply, bytes, header, deadline);
    }
  }

  #logDenied(subject: string): void {
    const message =
      "the NATS server refused an answer, because this connection's user may not publish it; its caller waits in vain";
    this.#notSent.write({ level: "error", message, service: this.#service, subject });
  }
}
