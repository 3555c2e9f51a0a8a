import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { until } from "./wait.js";

/** A message as it came, its headers as bytes. */
export interface RawMessage {
  readonly subject: string;
  readonly reply: string;
  readonly head: Buffer;
  readonly body: Buffer;
}

type Receive = (message: RawMessage) => void;

/** A connection to NATS that writes what no client library would. */
export class RawConnection {
  readonly #socket: Socket;
  readonly #subscriptions = new Map<string, Receive>();
  #unread: Buffer = Buffer.alloc(0);
  #pongs = 0;
  #pings = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => this.#read(bytes));
  }

  /** Connects to a server of this machine, as a user or as nobody. */
  static async open(port: number, user?: { readonly user: string; readonly pass: string }): Promise<RawConnection> {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true });
    await once(socket, "connect");
    const connection = new RawConnection(socket);
    socket.write(`CONNECT ${JSON.stringify({ verbose: false, headers: true, no_responders: true, ...user })}\r\n`);
    await connection.flush();
    return connection;
  }

  /** Resolves once the server has read all that was written. */
  async flush(): Promise<void> {
    this.#pings += 1;
    const mine = this.#pings;
    this.#socket.write("PING\r\n");
    await until("a PONG", () => this.#pongs >= mine);
  }

  /** Calls `receive` with what comes on a subject. */
  subscribe(subject: string, receive: Receive): void {
    const id = String(this.#subscriptions.size + 1);
    this.#subscriptions.set(id, receive);
    this.#socket.write(`SUB ${subject} ${id}\r\n`);
  }

  /** Publishes bytes; `head` is the block of headers as it goes over the wire. */
  publish(
    subject: string,
    body: Buffer | string,
    { reply = "", head = "" }: { readonly reply?: string; readonly head?: string } = {},
  ): void {
    const bytes = Buffer.from(body);
    const to = reply === "" ? subject : `${subject} ${reply}`;
    const line =
      head === ""
        ? `PUB ${to} ${bytes.length}\r\n`
        : `HPUB ${to} ${head.length} ${head.length + bytes.length}\r\n${head}`;
    this.#socket.write(Buffer.concat([Buffer.from(line, "latin1"), bytes, Buffer.from("\r\n")]));
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const end = this.#unread.indexOf("\r\n");
      if (end < 0) return;
      const words = this.#unread.toString("latin1", 0, end).split(" ");
      const sizes = words[0] === "MSG" ? words.slice(-1) : words[0] === "HMSG" ? words.slice(-2) : [];
      const total = Number(sizes.at(-1) ?? 0);
      const after = sizes.length === 0 ? end + 2 : end + 2 + total + 2;
      if (this.#unread.length < after) return;
      const payload = this.#unread.subarray(end + 2, end + 2 + total);
      this.#unread = this.#unread.subarray(after);
      if (words[0] === "PING") this.#socket.write("PONG\r\n");
      else if (words[0] === "PONG") this.#pongs += 1;
      else if (sizes.length > 0) this.#deliver(words, sizes.length, payload);
    }
  }

  #deliver([, subject = "", id = "", ...rest]: readonly string[], sizes: number, payload: Buffer): void {
    const headSize = sizes === 2 ? Number(rest.at(-2)) : 0;
    const reply = rest.length > sizes ? (rest[0] ?? "") : "";
    const [head, body] = [payload.subarray(0, headSize), payload.subarray(headSize)];
    this.#subscriptions.get(id)?.({ subject, reply, head, body });
  }
}
