import type { NatsServer } from "@autonats/testing/nats-server";
import type { Burst, Call, Case, Start, Step } from "./case.js";
import { CaseMessages } from "./case-messages.js";
import { fits, plain } from "./fits.js";
import type { Link } from "./link.js";
import type { Pair } from "./pair.js";
import type { Answer, Sent } from "./program.js";
import { show } from "./result.js";
import { inTime, pause, retry } from "./wait.js";

/** Runs a case under a prefix of its own. Gives what differs from what it expects; undefined if nothing does. */
export async function runCase(
  pair: Pair,
  server: NatsServer,
  { handlers = [{ name: "a" }], steps }: Case,
): Promise<string | undefined> {
  const hasPeer = steps.some(({ peer }) => peer !== undefined);
  const run = new CaseRun(pair, server, hasPeer);
  const difference = await differenceOf(async () => {
    for (const handler of handlers) await run.start(handler);
    for (const [index, step] of steps.entries()) await take(run, step, index + 1);
  });
  const left = await differenceOf(() => run.end());
  return difference ?? (left === undefined ? undefined : `afterwards: ${left}`);
}

async function take(run: CaseRun, step: Step, number: number): Promise<void> {
  const difference = await differenceOf(async () => {
    const given = await inTime(run.take(step));
    if ("gives" in step && !fits(step.gives, given)) throw new Error(`it gave ${show(given)}, not ${show(step.gives)}`);
  });
  if (difference !== undefined) throw new Error(`step ${number}: ${difference}`);
}

async function differenceOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

class CaseRun {
  readonly #pair: Pair;
  readonly #server: NatsServer;
  readonly #prefix: string;
  readonly #messages: CaseMessages;
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #calls = new Map<string, Sent>();
  readonly #running = new Set<string>();
  #brokeConnections = false;

  constructor(pair: Pair, server: NatsServer, hasPeer: boolean) {
    this.#pair = pair;
    this.#server = server;
    this.#prefix = hasPeer ? pair.newPeerPrefix() : pair.newPrefix();
    this.#messages = new CaseMessages(pair, this.#prefix);
  }

  /** Does what a step says. Gives what came of it. */
  async take(step: Step): Promise<unknown> {
    const given = this.#do(step);
    given.catch(() => undefined);
    if (step.as === undefined) return given;
    this.#answers.set(step.as, given);
    return undefined;
  }

  async start({ name, exactInstance, ...rest }: Start): Promise<void> {
    const id = this.#messages.instance(name);
    const prefix = rest.prefix === "default" ? undefined : this.#prefix;
    const instance = rest.instance === "default" ? undefined : (exactInstance ?? id);
    const command = { do: "start", service: "call", ...rest, name: id, prefix, instance };
    await inTime(this.#ask(this.#pair.server.send(command)));
    this.#running.add(name);
  }

  /** Lets everything go that still runs. */
  async end(): Promise<void> {
    this.#messages.close();
    if (this.#server.pid === undefined) await this.#server.start();
    for (const link of Object.values(this.#pair.links ?? {})) link.mend();
    for (const { id } of this.#calls.values()) this.#pair.client.send({ do: "cancel", call: id });
    for (const name of this.#running) await this.#release(name, ["k", "q", "n"]);
    if (this.#brokeConnections) await this.#back();
    const stops = [...this.#running].map((name) => this.#stop(name));
    await Promise.all(stops.map((stop) => inTime(stop)));
  }

  async #do(step: Step): Promise<unknown> {
    if (step.call !== undefined) return this.#call(step.call, step.as);
    if (step.burst !== undefined) return this.#burst(step.burst);
    if (step.request !== undefined) return this.#messages.request(step.request);
    if (step.publish !== undefined) return this.#messages.publish(step.publish);
    if (step.cancel !== undefined) return this.#cancel(this.#calls.get(step.cancel));
    if (step.wait !== undefined) return this.#answers.get(step.wait);
    if (step.see !== undefined) return this.#messages.see(...step.see);
    if (step.release !== undefined) return this.#release(step.of ?? "a", [step.release]);
    if (step.seen !== undefined) return this.#seen(step.of ?? "a", ...step.seen);
    if (step.admitted !== undefined) return this.#messages.admitted(...step.admitted);
    if (step.start !== undefined) return this.start(step.start);
    if (step.stop !== undefined) return this.#stop(step.stop);
    if (step.service !== undefined) return this.#messages.ask(step.service, step.whom ?? "instance", step.of ?? "a");
    if (step.model !== undefined) return this.#messages.model(step.model);
    if (step.wrongEndpoints !== undefined) return this.#messages.wrongEndpoints();
    if (step.until !== undefined) return this.#messages.until(step.until);
    if (step.gone !== undefined) return this.#messages.gone(step.gone);
    if (step.inbox !== undefined) return this.#messages.inbox(step.inbox);
    if (step.sent !== undefined) return this.#messages.sent(step.sent);
    if (step.replySubjects !== undefined) return this.#messages.replySubjects();
    if (step.peer !== undefined) return this.#messages.play(step.peer);
    if (step.flood !== undefined) return this.#flood(step.flood);
    if (step.server !== undefined) return this.#useServer(step.server);
    if (step.cut !== undefined) return this.#cut(step.cut);
    if (step.mend !== undefined) return this.#link(step.mend).mend();
    if (step.stall !== undefined) return this.#link(step.stall).stall();
    if (step.flow !== undefined) return this.#link(step.flow).flow();
    if (step.cancellations !== undefined) return this.#messages.cancellations(step.cancellations);
    if (step.logged !== undefined) return this.#messages.logged();
    if (step.close !== undefined)
      return this.#ask(this.#pair.client.send({ do: "close", of: "client", connection: step.close }));
    if (step.closeServer !== undefined)
      return this.#ask(this.#pair.server.send({ do: "close", of: "server", connection: step.closeServer }));
    if (step.back !== undefined) return this.#back();
    if (step.ended !== undefined) return this.#ended(step.ended);
    if (step.pass !== undefined) return pause(step.pass);
    throw new Error(`an unknown step: ${show(step)}`);
  }

  #link(whose: "client" | "server"): Link {
    const link = this.#pair.links?.[whose];
    if (link === undefined) throw new Error("there is no NATS server");
    return link;
  }

  #useServer(what: "kill" | "start"): Promise<void> {
    this.#brokeConnections = true;
    return what === "kill" ? this.#server.kill() : this.#server.start();
  }

  /** Takes a program's connection away. Resolves once the program knows. */
  #cut(whose: "client" | "server"): Promise<unknown> {
    this.#brokeConnections = true;
    this.#link(whose).cut();
    return this.#ask(this.#pair[whose].send({ do: "lost" }));
  }

  /** Waits until the client has a connection again. What it sent before has come by then. */
  #back(): Promise<void> {
    return retry("the client does not come back", async () => {
      const answer = (await this.#call({ method: "Echo", arguments: ["back"] }, undefined)) as Partial<Answer>;
      return "value" in answer || answer.error?.["reason"] === "NO_RESPONDERS" ? undefined : show(answer);
    });
  }

  async #call({ method, instance, ...rest }: Call, as: string | undefined): Promise<unknown> {
    const prefix = rest.prefix === "default" ? undefined : this.#prefix;
    const sent = this.#pair.client.send({
      ...{ do: "call", service: "call", method, arguments: [], ...rest, prefix },
      ...(instance === undefined ? {} : { instance: this.#messages.instance(instance) }),
    });
    if (as !== undefined) this.#calls.set(as, sent);
    const answer = await this.#ask(sent);
    const replyHeaders = answer.replyHeaders === undefined ? {} : { replyHeaders: answer.replyHeaders };
    return "value" in answer
      ? { value: plain(answer.value), ...replyHeaders }
      : { error: plain(answer.error), ...replyHeaders };
  }

  /** Starts so many calls at once. Returns how many have ended how: by reason, code or type. */
  async #burst({ times, ...call }: Burst): Promise<Readonly<Record<string, number>>> {
    const answers = await Promise.all(Array.from({ length: times }, () => this.#call(call, undefined)));
    const counts: Record<string, number> = {};
    for (const answer of answers as readonly Answer[]) {
      const key = String(answer.error?.["reason"] ?? answer.error?.["code"] ?? answer.error?.["type"] ?? "value");
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  async #ended(name: string): Promise<unknown> {
    this.#running.delete(name);
    const { error } = await this.#ask(this.#pair.server.send({ do: "ended", name: this.#messages.instance(name) }));
    return plain(error);
  }

  async #cancel(call: Sent | undefined): Promise<unknown> {
    return this.#ask(this.#pair.client.send({ do: "cancel", call: call?.id }));
  }

  /** Starts so many calls, cancels them all at once, and counts the cancellation messages, as if there were only a hundred each second. */
  async #flood(calls: number): Promise<unknown> {
    const made = Array.from({ length: calls }, () => {
      const command = { do: "call", service: "call", prefix: this.#prefix, method: "Echo", arguments: ["x"] };
      return this.#pair.client.send(command);
    });
    await this.#messages.sent(calls);
    const began = performance.now();
    await Promise.all(made.map((call) => this.#cancel(call)));
    const answers = await Promise.all(made.map((call) => this.#ask(call)));
    // What the client sends now arrives after all that it has sent.
    await this.#call({ method: "Nothing" }, undefined);
    const seconds = Math.ceil((performance.now() - began) / 1000) + 1;
    const cancellations = (await this.#messages.sent(0)).filter(({ subject }) => subject === "call.cancel").length;
    return {
      cancelled: answers.filter(({ error }) => error?.["code"] === "CANCELLED").length,
      perSecond: Math.ceil(cancellations / seconds),
    };
  }

  /** Ends calls of `hold`, also where the handler is not to be reached by calls. */
  #release(name: string, keys: readonly string[]): Promise<unknown> {
    return this.#ask(this.#pair.server.send({ do: "release", name: this.#messages.instance(name), keys }));
  }

  /** What has become of the calls of a key, once it is as much as said. What comes after it relies on that. */
  async #seen(name: string, key: string, started: number, stopped: number, ended: number): Promise<unknown> {
    const command = { do: "see", name: this.#messages.instance(name), key, started, stopped, ended };
    return (await this.#ask(this.#pair.server.send(command))).value;
  }

  async #stop(name: string): Promise<unknown> {
    this.#running.delete(name);
    return this.#ask(this.#pair.server.send({ do: "stop", name: this.#messages.instance(name) }));
  }

  /** What a program answers. A program that fails is never what a case expects. */
  async #ask({ answer }: Sent): Promise<Answer> {
    const given = await answer;
    const wrong = given.broken ?? given.unsupported;
    if (wrong !== undefined) throw new Error(`a program fails: ${wrong}`);
    return given;
  }
}
