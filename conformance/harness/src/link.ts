import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { password, type User } from "./permissions.js";

/** A way to the NATS server that can be cut, so that one program loses its connection and nobody else does. */
export class Link implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #stalls = new Set<{ readonly stall: () => void; readonly flow: () => void }>();
  readonly #user: User;
  #isCut = false;

  private constructor(port: number, user: User) {
    this.#user = user;
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      const far = connect({ host: "127.0.0.1", port, noDelay: true });
      near.setNoDelay(true);
      this.#join(near, far);
      this.#join(far, near);
      this.#addStall(far, near);
    });
  }

  /** Opens a way to a port of this machine, for a program that is one user there. A server without users takes any. */
  static async open(port: number, user: User): Promise<Link> {
    const link = new Link(port, user);
    link.#server.listen(0, "127.0.0.1");
    await once(link.#server, "listening");
    return link;
  }

  /** Where a program finds the NATS server. */
  get url(): string {
    return `nats://${this.#user}:${password}@127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks the connection, and lets none be made until it is mended. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
    this.flow();
  }

  /** Holds back what the NATS server sends, until it may flow again. What the program sends goes on its way. */
  stall(): void {
    for (const { stall } of this.#stalls) stall();
  }

  flow(): void {
    for (const { flow } of this.#stalls) flow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #addStall(far: Socket, near: Socket): void {
    const both = {
      stall: () => {
        far.unpipe(near);
        far.pause();
      },
      flow: () => {
        far.unpipe(near);
        far.pipe(near);
      },
    };
    this.#stalls.add(both);
    far.on("close", () => this.#stalls.delete(both));
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.pipe(to);
    from.on("error", () => undefined);
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
