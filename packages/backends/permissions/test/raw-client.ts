import { connect, type Socket } from "node:net";

/** A connection that speaks the protocol of NATS in lines, so that every refusal of the server can be seen. */
export class RawClient {
  readonly #socket: Socket;
  #text = "";
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (data) => {
      this.#text += data.toString();
      this.#wake();
    });
  }

  static async connect(port: number, user: string): Promise<RawClient> {
    const socket = connect(port, "127.0.0.1");
    const client = new RawClient(socket);
    socket.write(`CONNECT ${JSON.stringify({ verbose: false, user, pass: "p", protocol: 1 })}\r\n`);
    await client.#pong();
    return client;
  }

  /** Reports whether the server takes a subscription, in a queue group if there is one. */
  async maySubscribe(subject: string, group = ""): Promise<boolean> {
    return (await this.#after(`SUB ${subject} ${group === "" ? "" : `${group} `}1\r\nUNSUB 1\r\n`)) === "";
  }

  /** Reports whether the server takes a message. */
  async mayPublish(subject: string): Promise<boolean> {
    return (await this.#after(`PUB ${subject} 0\r\n\r\n`)) === "";
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Returns what the server has against some lines. */
  async #after(lines: string): Promise<string> {
    this.#socket.write(lines);
    const text = await this.#pong();
    const errors = text.split("\r\n").filter((line) => line.startsWith("-ERR"));
    if (errors.some((line) => !line.includes("Permissions Violation"))) throw new Error(errors.join("\n"));
    return errors.join("\n");
  }

  async #pong(): Promise<string> {
    this.#text = "";
    this.#socket.write("PING\r\n");
    while (!this.#text.includes("PONG\r\n")) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#text;
  }
}
