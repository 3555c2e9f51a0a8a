import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { Transform } from "node:stream";

/** From the peer to the server, or from the server to the peer. */
export type Direction = "up" | "down";

const TICK_MS = 20;

/** A way to a server, for one peer, that can be cut, reset, silenced, garbled or slow. */
export class Passage {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #held = new Set<Direction>();
  #isReleased: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;
  #silent = new Set<Direction>();
  #garbled = new Set<Direction>();
  #rate = Number.POSITIVE_INFINITY;
  #delayMs = 0;
  #jitterMs = 0;
  #sliceBytes = Number.POSITIVE_INFINITY;
  #resetShare = 0;
  #allowance = 0;
  #resumes: (() => void)[] = [];
  readonly #ticks: NodeJS.Timeout;
  /** Connections that were made through it. */
  connections = 0;
  /** Connections that it has reset. */
  resets = 0;
  /** Bytes that it has passed on. */
  readonly passed: Record<Direction, number> = { up: 0, down: 0 };

  private constructor(port: number) {
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      this.connections += 1;
      const far = connect({ host: "127.0.0.1", port, noDelay: true });
      near.setNoDelay(true);
      this.#join(near, far, "up");
      this.#join(far, near, "down");
    });
    this.#ticks = setInterval(() => this.#tick(), TICK_MS);
    this.#ticks.unref();
  }

  /** Opens a way to a port of this machine. */
  static async open(port: number): Promise<Passage> {
    const passage = new Passage(port);
    passage.#server.listen(0, "127.0.0.1");
    await once(passage.#server, "listening");
    return passage;
  }

  /** Where a peer finds the server. */
  get url(): string {
    return `nats://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks the connections, and lets none be made until it is mended. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Passes everything on again, whole and at full speed. */
  mend(): void {
    this.#isCut = false;
    this.#held.clear();
    this.#release();
    this.#silent.clear();
    this.#garbled.clear();
    this.limit(Number.POSITIVE_INFINITY);
    this.delay(0);
    this.slice(Number.POSITIVE_INFINITY);
    this.reset(0);
  }

  /** Passes nothing on until it is mended, and all of it then: a network that loses everything makes both ends send again. */
  hold(...directions: readonly Direction[]): void {
    this.#held = new Set(directions);
    this.#isReleased = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** Loses all bytes without closing anything. */
  silence(...directions: readonly Direction[]): void {
    this.#silent = new Set(directions);
  }

  /** Turns bits over in what passes. */
  garble(...directions: readonly Direction[]): void {
    this.#garbled = new Set(directions);
  }

  /** Passes on so many bytes a second of what the peer sends, and reads no more of it than that. */
  limit(bytesPerSecond: number): void {
    this.#rate = bytesPerSecond;
    this.#allowance = 0;
    this.#tick();
  }

  /** Passes everything on later, by a time that varies by up to `jitterMs` to either side. Nothing overtakes anything. */
  delay(milliseconds: number, jitterMs = 0): void {
    this.#delayMs = milliseconds;
    this.#jitterMs = jitterMs;
  }

  /** Passes on so many bytes at a time. */
  slice(bytes: number): void {
    this.#sliceBytes = bytes;
  }

  /** Resets the connection in place of passing something on, with such a chance, from 0 to 1. */
  reset(share: number): void {
    this.#resetShare = share;
  }

  async close(): Promise<void> {
    this.cut();
    clearInterval(this.#ticks);
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(from: Socket, to: Socket, direction: Direction): void {
    this.#sockets.add(from);
    const way = new Transform({
      highWaterMark: 64 * 1024,
      transform: async (bytes: Buffer, _, done) => {
        if (this.#held.has(direction)) await this.#isReleased;
        if (this.#silent.has(direction)) {
          done();
          return;
        }
        if (Math.random() < this.#resetShare) {
          this.resets += 1;
          from.resetAndDestroy();
          to.resetAndDestroy();
          done();
          return;
        }
        this.passed[direction] += bytes.length;
        const passing = this.#garbled.has(direction) ? turnBits(bytes) : bytes;
        this.#spend(direction, bytes.length, () => done(null, passing));
      },
    });
    from.pipe(way);
    this.#passOn(way, to);
    from.on("error", () => undefined);
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  /** Writes what comes out of a way, when its time has come. */
  #passOn(way: Transform, to: Socket): void {
    let dueAt = 0;
    const pass = (act: () => void) => {
      const jitter = (Math.random() * 2 - 1) * this.#jitterMs;
      dueAt = Math.max(dueAt, performance.now() + this.#delayMs + jitter);
      const wait = dueAt - performance.now();
      if (wait <= 0) act();
      else setTimeout(act, wait);
    };
    way.on("data", (bytes: Buffer) => {
      pass(() => {
        for (let at = 0; at < bytes.length; at += this.#sliceBytes) to.write(bytes.subarray(at, at + this.#sliceBytes));
        if (!to.writableNeedDrain) return;
        way.pause();
        to.once("drain", () => way.resume());
      });
    });
    way.on("end", () => pass(() => to.end()));
  }

  /** Calls `next` once the bytes may pass. */
  #spend(direction: Direction, bytes: number, next: () => void): void {
    if (direction === "down" || this.#rate === Number.POSITIVE_INFINITY) {
      next();
      return;
    }
    this.#allowance -= bytes;
    if (this.#allowance >= 0) next();
    else this.#resumes.push(next);
  }

  #tick(): void {
    const portion = (this.#rate * TICK_MS) / 1000;
    this.#allowance = Math.min(this.#allowance + portion, portion);
    if (this.#allowance < 0) return;
    for (const resume of this.#resumes.splice(0)) resume();
  }
}

function turnBits(bytes: Buffer): Buffer {
  const turned = Buffer.from(bytes);
  for (let index = 0; index < turned.length; index += 97) turned[index] = (turned[index] ?? 0) ^ 0x15;
  return turned;
}
