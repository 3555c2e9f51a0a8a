import { AutonatsError, type CallContext, type Connection } from "@autonats/runtime";
import { CallClient, type CallServer } from "../../service/calls.gen.js";
import { Closed, NotFound, OutOfStock, type Seen, type TimeLeft } from "../../service/calls.js";
import { KeyLog } from "./key-log.js";

/** Implements `conformance/service/calls.ts`. */
export class CallServerUnderTest implements CallServer {
  readonly #log = new KeyLog();
  readonly #nested: CallClient;
  readonly #nowhere: CallClient;

  constructor(connection: Connection, prefix: string) {
    this.#nested = new CallClient(connection, { prefix });
    this.#nowhere = new CallClient(connection, { prefix: `${prefix}.nowhere` });
  }

  async echo(text: string): Promise<string> {
    return text;
  }

  async nothing(): Promise<void> {}

  async add(a: number, b: number, c: number | undefined): Promise<number> {
    return a + b + (c ?? 0);
  }

  async maybe(text: string | undefined): Promise<string | null> {
    return text ?? null;
  }

  async big(size: number): Promise<string> {
    return "x".repeat(size);
  }

  async measure(text: string): Promise<number> {
    return [...text].length;
  }

  async fail(code: string, message: string): Promise<void> {
    throw new AutonatsError(code as AutonatsError["code"], message);
  }

  async claim(code: string, reason: string, path: string): Promise<void> {
    const said = reason as NonNullable<AutonatsError["reason"]>;
    throw new AutonatsError(code as AutonatsError["code"], "claimed", { reason: said, path });
  }

  async crash(text: string): Promise<void> {
    throw new TypeError(text);
  }

  async stumble(text: string): Promise<void> {
    throw text;
  }

  async find(id: string): Promise<string> {
    if (id.startsWith("missing")) throw new NotFound(id);
    return id;
  }

  async take(sku: string, left: number, since: Date): Promise<void> {
    throw sku === "" ? new NotFound(sku) : new OutOfStock(sku, left, since);
  }

  async close(message: string): Promise<void> {
    throw new Closed(message);
  }

  async hidden(id: string): Promise<void> {
    throw new NotFound(id);
  }

  async forward(text: string): Promise<void> {
    await this.#nowhere.echo(text);
  }

  async timeLeft(call: CallContext): Promise<number> {
    return Math.floor(call.timeoutMs);
  }

  async shortTimeLeft(call: CallContext): Promise<number> {
    return Math.floor(call.timeoutMs);
  }

  async nestedTimeLeft(call: CallContext): Promise<TimeLeft> {
    const own = Math.floor(call.timeoutMs);
    return { own, nested: await this.#nested.timeLeft(call) };
  }

  async wait(key: string, { signal }: CallContext): Promise<void> {
    this.#log.count(key, "started");
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    this.#log.count(key, "stopped");
    throw signal.reason;
  }

  async nestedWait(key: string, call: CallContext): Promise<void> {
    await this.#nested.wait(key, call);
  }

  async hold(key: string, { signal }: CallContext): Promise<string> {
    this.#log.count(key, "started");
    const stop = (): void => this.#log.count(key, "stopped");
    signal.addEventListener("abort", stop, { once: true });
    await this.#log.released(key);
    // The signal aborts once more when the method has ended.
    signal.removeEventListener("abort", stop);
    this.#log.count(key, "ended");
    return key;
  }

  async release(key: string): Promise<void> {
    this.#log.release(key);
  }

  see(key: string, started: number, stopped: number, ended: number): Promise<Seen> {
    return this.#log.see(key, { started, stopped, ended });
  }

  note(text: string): void {
    this.#log.count(text, "started");
    this.#log.count(text, "ended");
  }

  async persist(key: string, failures: number): Promise<number> {
    this.#log.count(key, "started");
    const { started } = await this.#log.see(key, { started: 0, stopped: 0, ended: 0 });
    if (started <= failures) throw new TypeError(key);
    return started;
  }

  noteCrash(text: string): void {
    this.#log.count(text, "started");
    throw new TypeError(text);
  }

  async noteHold(key: string, call: CallContext): Promise<void> {
    await this.hold(key, call);
  }

  async longTimeLeft(call: CallContext): Promise<number> {
    return Math.floor(call.timeoutMs);
  }

  linger(key: string, call: CallContext): Promise<void> {
    return this.wait(key, call);
  }

  async forwardFail(code: string, message: string): Promise<void> {
    await this.#nested.fail(code, message);
  }

  async forwardFind(id: string): Promise<string> {
    return this.#nested.find(id);
  }

  async forwardWrongly(text: string): Promise<void> {
    await this.#nested.echo(text, { instance: "no id" });
  }

  async findIllFormed(): Promise<void> {
    throw new NotFound("secret \ud83d");
  }

  async illFormed(): Promise<string> {
    return "x\ud83d";
  }

  brief(key: string, call: CallContext): Promise<void> {
    return this.wait(key, call);
  }

  async received(name: string, call: CallContext): Promise<string[]> {
    return [...call.headers.getAll(name)];
  }

  async nestedReceived(name: string, call: CallContext): Promise<string[]> {
    return this.#nested.received(name, call);
  }

  async answer(name: string, values: string[], code: string, call: CallContext): Promise<void> {
    for (const value of values) call.replyHeaders.append(name, value);
    if (code !== "") throw new AutonatsError(code as AutonatsError["code"], "told to fail");
  }

  async where(call: CallContext): Promise<string> {
    return call.instance;
  }

  async order(key: string, how: string): Promise<number> {
    this.#log.count(key, "started");
    if (how === "declared") throw new NotFound(key);
    if (how === "crash") throw new TypeError(key);
    if (how === "later") throw new AutonatsError("UNAVAILABLE", "not yet", { retryAfterMs: 1 });
    return (await this.#log.see(key, { started: 0, stopped: 0, ended: 0 })).started;
  }
}
