import type { NatsServer } from "@autonats/testing/nats-server";
import type { Msg } from "@nats-io/nats-core";
import type { Call, Case, RawMessage, RawRequest, Start, Step } from "./case.js";
import { fits, plain } from "./fits.js";
import type { Pair } from "./pair.js";
import type { Sent } from "./program.js";
import { bodyOf, headersOf, seenOf } from "./raw.js";
import { show } from "./result.js";

/** How long anything may take before a case has failed, in milliseconds. */
const PATIENCE = 20_000;

/** Runs a case under a prefix of its own. Gives what differs from what it expects; undefined if nothing does. */
export async function runCase(
  pair: Pair,
  server: NatsServer,
  { handlers = [{ name: "a" }], steps }: Case,
): Promise<string | undefined> {
  const run = new CaseRun(
    pair,
    server,
    steps.some(({ peer }) => peer !== undefined),
  );
  try {
    for (const handler of handlers) await run.start(handler);
    for (const [index, step] of steps.entries()) {
      const given = await inTime(run.take(step));
      if ("gives" in step && !fits(step.gives, given))
        return `step ${index + 1} gave ${show(given)}, not ${show(step.gives)}`;
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await run.end();
  }
}

class CaseRun {
  readonly #pair: Pair;
  readonly #server: NatsServer;
  readonly #prefix: string;
  #brokeServer = false;
  readonly #inbox: string;
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #calls = new Map<string, Sent>();
  readonly #running = new Set<string>();
  readonly #kept: Msg[] = [];
  readonly #sent: Msg[] = [];
  readonly #unsubscribe: () => void;

  constructor(pair: Pair, server: NatsServer, hasPeer: boolean) {
    this.#pair = pair;
    this.#server = server;
    this.#prefix = hasPeer ? pair.newPeerPrefix() : pair.newPrefix();
    this.#inbox = `_INBOX.kit.${this.#prefix}`;
    const kept = pair.nats.subscribe(this.#inbox, { callback: (_, message) => void this.#kept.push(message) });
    this.#unsubscribe = () => kept.unsubscribe();
  }

  /** Does what a step says. Gives what came of it. */
  async take(step: Step): Promise<unknown> {
    const given = this.#do(step);
    given.catch(() => undefined);
    if (step.as === undefined) return given;
    this.#answers.set(step.as, given);
    return undefined;
  }

  async start({ name, drainTimeoutMs }: Start): Promise<void> {
    const instance = this.#instance(name);
    const command = { do: "start", name: instance, service: "call", prefix: this.#prefix, instance, drainTimeoutMs };
    const { broken } = await inTime(this.#pair.server.send(command).answer);
    if (broken !== undefined) throw new Error(`the handler does not start: ${broken}`);
    this.#running.add(name);
  }

  /** Lets everything go that still runs. */
  async end(): Promise<void> {
    this.#unsubscribe();
    if (this.#server.pid === undefined) await this.#server.start();
    if (this.#brokeServer) await this.#clientIsBack();
    for (const { id } of this.#calls.values()) this.#pair.client.send({ do: "cancel", call: id });
    for (const name of this.#running) await this.#release(name, ["k", "q", "n"]);
    const stops = [...this.#running].map((name) => this.#stop(name));
    await Promise.all(stops.map((stop) => inTime(stop).catch(() => undefined)));
  }

  async #do(step: Step): Promise<unknown> {
    if (step.call !== undefined) return this.#call(step.call, step.as);
    if (step.request !== undefined) return this.#request(step.request);
    if (step.publish !== undefined) return this.#publish(step.publish);
    if (step.cancel !== undefined)
      return this.#pair.client.send({ do: "cancel", call: this.#calls.get(step.cancel)?.id }).answer;
    if (step.wait !== undefined) return this.#answers.get(step.wait);
    if (step.see !== undefined) return this.#see(...step.see);
    if (step.release !== undefined) return this.#release(step.of ?? "a", [step.release]);
    if (step.admitted !== undefined) return this.#admitted(...step.admitted);
    if (step.start !== undefined) return this.start(step.start);
    if (step.stop !== undefined) return this.#stop(step.stop);
    if (step.service !== undefined) return this.#ask(step.service);
    if (step.until !== undefined) return this.#until(step.until);
    if (step.server !== undefined) return this.#useServer(step.server);
    if (step.inbox !== undefined) return this.#heard(step.inbox);
    if (step.sent !== undefined)
      return this.#sent.map((message) => ({
        ...seenOf(message),
        reply: message.reply,
        subject: message.subject.slice(this.#prefix.length + 1),
      }));
    if (step.peer !== undefined) return this.#play(step.peer);
    throw new Error(`an unknown step: ${show(step)}`);
  }

  #useServer(what: "kill" | "start"): Promise<void> {
    this.#brokeServer = true;
    return what === "kill" ? this.#server.kill() : this.#server.start();
  }

  /** Waits until calls succeed again, so that the next case finds a client with a connection. */
  async #clientIsBack(): Promise<void> {
    for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
      const answer = await this.#call({ method: "Echo", arguments: ["back"] }, undefined);
      if (typeof answer === "object" && answer !== null && "value" in answer) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #call({ method, instance, ...rest }: Call, as: string | undefined): Promise<unknown> {
    const sent = this.#pair.client.send({
      ...{ do: "call", service: "call", prefix: this.#prefix, method, arguments: [], ...rest },
      ...(instance === undefined ? {} : { instance: this.#instance(instance) }),
    });
    if (as !== undefined) this.#calls.set(as, sent);
    const answer = await sent.answer;
    return "value" in answer ? { value: plain(answer.value) } : { ...answer, error: plain(answer.error) };
  }

  async #request(request: RawRequest): Promise<unknown> {
    const headers = headersOf(request);
    try {
      const options = { timeout: PATIENCE, ...(headers === undefined ? {} : { headers }) };
      return seenOf(await this.#pair.nats.request(this.#subject(request.to), bodyOf(request), options));
    } catch (error) {
      return { unanswered: error instanceof Error ? error.name : String(error) };
    }
  }

  async #publish(request: RawRequest): Promise<void> {
    const { to, text } = request;
    const reply = request.reply?.replace("{service}", `${this.#prefix}.call`);
    const headers = headersOf(request);
    const body = text === undefined ? request : { text: text.replace("{inbox}", this.#inbox) };
    this.#pair.nats.publish(this.#subject(to), bodyOf(body), {
      ...(reply === undefined ? {} : { reply: reply === "inbox" ? this.#inbox : reply }),
      ...(headers === undefined ? {} : { headers }),
    });
  }

  /** Waits until the handler has seen so much of the calls of a key. What comes after it relies on that. */
  async #see(key: string, started: number, stopped: number, ended: number): Promise<unknown> {
    const answer = await this.#request({ to: "See", json: { key, started, stopped, ended } });
    const wanted = { started: { atLeast: started }, stopped: { atLeast: stopped }, ended: { atLeast: ended } };
    if (!fits({ body: wanted }, answer)) throw new Error(`the handler does not see this of "${key}": ${show(answer)}`);
    return answer;
  }

  async #ask(verb: string): Promise<unknown> {
    const subject = `$SRV.${verb}.Call.${this.#instance("a")}`;
    return seenOf(await this.#pair.nats.request(subject, "", { timeout: PATIENCE }))["body"];
  }

  /** Ends calls of `hold`, also where the handler is not to be reached by calls. */
  #release(name: string, keys: readonly string[]): Promise<unknown> {
    return this.#pair.server.send({ do: "release", name: this.#instance(name), keys }).answer;
  }

  /** Waits until the handler has taken so many calls of a method. */
  async #admitted(method: string, count: number): Promise<void> {
    for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
      const { endpoints } = (await this.#ask("STATS")) as { endpoints: { name: string; num_requests: number }[] };
      if ((endpoints.find(({ name }) => name === method)?.num_requests ?? 0) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`the handler does not take ${count} calls of ${method}`);
  }

  /** What has come to the inbox, once it is so much at least. */
  async #heard(count: number): Promise<unknown> {
    while (this.#kept.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
    return this.#kept.map(seenOf);
  }

  /** Asks again until there is an answer. */
  async #until(request: RawRequest): Promise<unknown> {
    for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
      try {
        return seenOf(await this.#pair.nats.request(this.#subject(request.to), bodyOf(request), { timeout: 250 }));
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    throw new Error("the handler does not come back");
  }

  async #play(replies: readonly RawMessage[]): Promise<void> {
    this.#pair.play(this.#prefix, (message) => {
      this.#sent.push(message);
      for (const reply of replies) {
        const headers = headersOf(reply);
        message.respond(bodyOf(reply), headers === undefined ? {} : { headers });
      }
    });
  }

  async #stop(name: string): Promise<unknown> {
    this.#running.delete(name);
    return this.#pair.server.send({ do: "stop", name: this.#instance(name) }).answer;
  }

  #subject(to: string): string {
    return `${this.#prefix}.call.${to.replace(/@(\w+)$/u, (_, name: string) => `.${this.#instance(name)}`)}`;
  }

  #instance(name: string): string {
    return `${this.#prefix.replace(".", "_")}_${name}`;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
