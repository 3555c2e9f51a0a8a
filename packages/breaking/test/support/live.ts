import { toCamelCase } from "@autonats/model";
import type { NatsConnection } from "@autonats/runtime";
import { vi } from "vitest";
import type { Served, Version } from "./generated.js";
import { goRoute } from "./go-relays.js";
import type { Proof, Side } from "./proofs.js";
import { isSame } from "./values.js";

/** What a call between two versions comes to: what was sent and answered arrives as it is, or it does not. */
export type Outcome = "works" | "breaks";

/** A handler of one version that runs, under a prefix of its own. */
export class LiveVersion {
  readonly #version: Version;
  readonly #method: Proof["before"]["methods"][number];
  readonly #connection: NatsConnection;
  readonly #side: Side;
  readonly #prefix: string;
  readonly #received: unknown[][] = [];
  readonly #handler: Served;

  constructor(proof: Proof, side: Side, version: Version, connection: NatsConnection) {
    const [method] = proof[side].methods;
    if (method === undefined) throw new Error(`${proof.name} has no method`);
    this.#version = version;
    this.#method = method;
    this.#connection = connection;
    this.#side = side;
    this.#prefix = side;
    const answer = (...values: unknown[]): unknown => this.#answer(values.slice(0, -1));
    const server = new Proxy({}, { get: (_, name) => (name === "then" ? undefined : answer) });
    this.#handler = new version.createHandler(server, connection, { prefix: this.#prefix, log: () => undefined });
  }

  run(): Promise<void> {
    return this.#handler.run();
  }

  shutdown(): Promise<void> {
    return this.#handler.shutdown();
  }

  /** Calls the handler of another version with what a client of this one sends, directly or on a way that leads there. */
  async call(other: LiveVersion, prefix: string = other.#prefix): Promise<Outcome> {
    return this.#method.kind === "unary" ? this.#ask(other, prefix) : this.#publish(other, prefix);
  }

  #answer(values: unknown[]): unknown {
    this.#received.push(values);
    const { thrown, answer } = this.#version.values;
    if (this.#method.kind === "oneWay") return undefined;
    return thrown === undefined ? Promise.resolve(answer) : Promise.reject(thrown);
  }

  async #ask(other: LiveVersion, prefix: string): Promise<Outcome> {
    const { thrown, answer } = other.#version.values;
    const result = await this.#send(prefix).then(
      (value) => ({ value }),
      (error: Error) => ({ error }),
    );
    const arrived = this.#arrivedAt(other);
    if ("error" in result) {
      const isThrown =
        result.error.message === thrown?.message && result.error.constructor.name === thrown.constructor.name;
      return arrived && isThrown ? "works" : "breaks";
    }
    const isRead = this.#method.result === undefined || isSame(result.value, answer ?? null);
    return arrived && thrown === undefined && isRead ? "works" : "breaks";
  }

  /** A one-way call has arrived, or not, once a later message on the same way has. */
  async #publish(other: LiveVersion, prefix: string): Promise<Outcome> {
    const isDirect = prefix === other.#prefix;
    const count = other.#received.length;
    void this.#send(prefix);
    await other.#settle(isDirect ? prefix : goRoute(other.#side, other.#side));
    // Processes in between do not keep the order of what arrives.
    if (!isDirect && this === other) await other.#receive(count + 2);
    const all = other.#received.splice(count);
    return all.length === 2 && isSame(all[0], this.#version.values.sent) ? "works" : "breaks";
  }

  /** Waits for a call of this version's own client to arrive. */
  async #settle(prefix: string): Promise<void> {
    const count = this.#received.length;
    const sent = this.#send(prefix);
    if (this.#method.kind === "unary") await sent;
    await this.#receive(count + 1);
  }

  /** Waits until so many calls have arrived in all. */
  #receive(count: number): Promise<void> {
    const isThere = (): void => {
      if (this.#received.length < count) throw new Error("not yet");
    };
    return vi.waitFor(isThere, { timeout: 30_000 });
  }

  #send(prefix: string): Promise<unknown> {
    const client = new this.#version.createClient(this.#connection, { prefix, retry: { attempts: 1 } });
    return Promise.resolve(client[toCamelCase(this.#method.source.name)]?.(...this.#version.values.sent));
  }

  /** Reports whether a handler got what was sent, as far as its version has parameters for it. */
  #arrivedAt(other: LiveVersion): boolean {
    const received = other.#received.pop();
    if (received === undefined) return false;
    const { sent } = this.#version.values;
    return other.#method.parameters.every(({ name }, index) => {
      const place = this.#method.parameters.findIndex((parameter) => parameter.name === name);
      return place === -1 || isSame(received[index], sent[place]);
    });
  }
}
