import { connect, type Socket } from "node:net";
import type { NatsServer } from "@autonats/testing/nats-server";
import { onCleanup } from "./cleanup.js";

/** One message as it is on the wire. */
export interface RawMessage {
  readonly subject: string;
  readonly sid: string;
  readonly reply: string | undefined;
}

/** A NATS client that writes bytes as it is told and checks nothing, to do what no proper client lets one do. */
export class RawPeer {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Connects, and calls `receive` for each message that comes. */
  static async open(server: NatsServer, receive: (message: RawMessage, peer: RawPeer) => void): Promise<RawPeer> {
    const socket = connect({ host: "127.0.0.1", port: server.port });
    const peer = new RawPeer(socket);
    onCleanup(() => socket.destroy());
    socket.on("error", () => undefined);
    let text = "";
    await new Promise<void>((resolve) => {
      socket.on("data", (chunk) => {
        text += chunk.toString("latin1");
        for (let end = text.indexOf("\r\n"); end !== -1; end = text.indexOf("\r\n")) {
          const line = text.slice(0, end);
          text = text.slice(end + 2);
          if (line === "PONG") resolve();
          if (line === "PING") socket.write("PONG\r\n");
          const match = /^H?MSG (\S+) (\S+) (?:(\S+) )?(?:\d+ )?\d+$/.exec(line);
          if (match !== null) receive({ subject: match[1] ?? "", sid: match[2] ?? "", reply: match[3] }, peer);
        }
      });
      socket.write(
        'CONNECT {"verbose":false,"pedantic":false,"headers":true,"no_responders":true,"protocol":1}\r\nPING\r\n',
      );
    });
    return peer;
  }

  /** Asks for a subject, under an id of the peer's choice. */
  subscribe(subject: string, sid: string): void {
    this.#socket.write(`SUB ${subject} ${sid}\r\n`);
  }

  /** Publishes a message with these bytes as its headers, right or wrong. */
  publish(subject: string, headers: string, body = "", reply = ""): void {
    const header = Buffer.from(headers, "latin1");
    const payload = Buffer.from(body, "utf8");
    const sizes = `${header.length} ${header.length + payload.length}`;
    this.#socket.write(`HPUB ${subject} ${reply === "" ? "" : `${reply} `}${sizes}\r\n`);
    this.#socket.write(Buffer.concat([header, payload, Buffer.from("\r\n")]));
  }
}

/** Header blocks that the client library throws on, or reads in a way that nobody meant. */
export const poisonHeaders: readonly string[] = [
  "NATS/1.0\r\nbad key: 1\r\n\r\n",
  "NATS/1.0\r\nbad\u0001key: 1\r\n\r\n",
  "NATS/1.0\r\nkey: a\nb\r\n\r\n",
  "NATS/1.0\r\n: 1\r\n\r\n",
  "NATS/1.0\r\nNats-Service-Error-Code\r\n\r\n",
  "NATS/1.0 abc\r\n\r\n",
  "HTTP/1.1 200 OK\r\n\r\n",
  "\r\n\r\n",
  "NATS/1.0",
  `NATS/1.0\r\n${"k: v\r\n".repeat(2000)}\r\n`,
  "NATS/1.0\r\n\u00ff\u00fe: \u00ff\r\n\r\n",
  "NATS/1.0\r\n__proto__: 1\r\nconstructor: 2\r\n\r\n",
];
