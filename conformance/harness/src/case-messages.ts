import { gunzipSync } from "node:zlib";
import { createInbox } from "@nats-io/nats-core";
import type { PeerReply, RawRequest } from "./case.js";
import { fits } from "./fits.js";
import type { Pair } from "./pair.js";
import { bodyOf, failureOf, headOf, replyBodyOf, seenOf } from "./raw.js";
import { show } from "./result.js";
import { type SentMessage, seenOfSent, sharedStart } from "./sent.js";
import { holds, PATIENCE, retry } from "./wait.js";
import { type Heard, NobodyIsThere, request, type Wire } from "./wire.js";
import { wrongEndpoints } from "./wrong-endpoints.js";

/** What the harness itself sends and hears in one case: as a caller, in a handler's place, and of the service API. */
export class CaseMessages {
  readonly #pair: Pair;
  readonly #wire: Wire;
  readonly #prefix: string;
  readonly #inbox: string;
  readonly #kept: Heard[] = [];
  readonly #sent: Heard[] = [];
  #cancellations = 0;
  readonly #unsubscribe: () => void;

  constructor(pair: Pair, prefix: string) {
    this.#pair = pair;
    this.#wire = pair.wire;
    this.#prefix = prefix;
    this.#inbox = `_INBOX.kit.${prefix}`;
    const kept = [this.#inbox, `${this.#inbox}.>`, `_KIT.${prefix}`].map((subject) =>
      this.#wire.subscribe(subject, (message) => void this.#kept.push(message)),
    );
    const cancellations = this.#wire.subscribe(`${prefix}.call.cancel`, () => void this.#cancellations++);
    this.#unsubscribe = () => {
      for (const unsubscribe of [...kept, cancellations]) unsubscribe();
    };
  }

  close(): void {
    this.#unsubscribe();
  }

  /** The id of a handler of this case. */
  instance(name: string): string {
    return `${this.#prefix.replace(".", "_")}_${name}`;
  }

  async request(request: RawRequest): Promise<unknown> {
    try {
      return seenOf(await this.#request(request, PATIENCE));
    } catch (error) {
      return { unanswered: error instanceof NobodyIsThere ? "nobody is there" : String(error) };
    }
  }

  async publish(request: RawRequest): Promise<void> {
    const { text, reply, times = 1 } = request;
    const message = {
      body: bodyOf(text === undefined ? request : { text: this.#fill(text) }),
      ...(reply === undefined ? {} : { reply: reply === "inbox" ? this.#inbox : this.#fill(reply) }),
      head: headOf(request),
    };
    for (let count = 0; count < times; count += 1) this.#wire.publish(this.#subject(request), message);
  }

  /** Waits until the handler has seen so much of the calls of a key. What comes after it relies on that. */
  async see(key: string, started: number, stopped: number, ended: number): Promise<unknown> {
    const answer = await this.request({ to: "See", json: { key, started, stopped, ended } });
    const wanted = { started: { atLeast: started }, stopped: { atLeast: stopped }, ended: { atLeast: ended } };
    if (!fits({ body: wanted }, answer)) throw new Error(`the handler does not see this of "${key}": ${show(answer)}`);
    return answer;
  }

  /** Asks the service API, of which the first answer of an instance counts. */
  async ask(verb: string, whom: "all" | "name" | "instance", of: string): Promise<unknown> {
    const id = this.instance(of);
    const subject = { all: `$SRV.${verb}`, name: `$SRV.${verb}.Call`, instance: `$SRV.${verb}.Call.${id}` }[whom];
    const inbox = createInbox();
    const answers: unknown[] = [];
    const unsubscribe = this.#wire.subscribe(inbox, (message) => void answers.push(seenOf(message)["body"]));
    try {
      this.#wire.publish(subject, { body: Buffer.alloc(0), reply: inbox });
      const own = (): unknown => answers.find((answer) => fits({ id }, answer));
      await holds(() => own() !== undefined);
      if (own() === undefined) throw new Error(`${subject} is not answered`);
      return own();
    } finally {
      unsubscribe();
    }
  }

  /** Asks an instance for its model. */
  async model(of: string): Promise<unknown> {
    const inbox = createInbox();
    const bodies: Uint8Array[] = [];
    const unsubscribe = this.#wire.subscribe(inbox, ({ body }) => void bodies.push(body));
    try {
      const subject = `${this.#prefix}.call.model.${this.instance(of)}`;
      this.#wire.publish(subject, { body: Buffer.alloc(0), reply: inbox });
      await holds(() => bodies.length > 0);
      if (bodies[0] === undefined) throw new Error(`${subject} is not answered`);
      return JSON.parse(gunzipSync(bodies[0]).toString());
    } finally {
      unsubscribe();
    }
  }

  /** The wrong statements that the instance `a` makes about its methods. */
  async wrongEndpoints(): Promise<readonly string[]> {
    return wrongEndpoints((await this.ask("INFO", "instance", "a")) as Parameters<typeof wrongEndpoints>[0]);
  }

  /** Waits until the handler has taken so many calls of a method, and so many of them have failed. */
  admitted(method: string, count: number, failures = 0): Promise<void> {
    return retry(`the handler does not take ${count} calls of ${method}, or ${failures} do not fail`, async () => {
      const { endpoints } = (await this.ask("STATS", "instance", "a")) as {
        endpoints: { name: string; num_requests: number; num_errors: number }[];
      };
      const { num_requests: taken = 0, num_errors: failed = 0 } = endpoints.find(({ name }) => name === method) ?? {};
      return taken >= count && failed >= failures ? undefined : `it has taken ${taken}, and ${failed} have failed`;
    });
  }

  /** What has come to the inbox, once it is so much at least, and all that the NATS server has sent by now. */
  async inbox(count: number): Promise<unknown> {
    await holds(() => this.#kept.length >= count);
    await this.#wire.flush();
    return this.#kept.map(seenOf);
  }

  /** How many messages have told of calls that were given up, once it is so many at least. */
  async cancellations(count: number): Promise<number> {
    await holds(() => this.#cancellations >= count);
    return this.#cancellations;
  }

  /** Waits until the log of the handler's program has every reference that has come to the inbox. */
  async logged(): Promise<void> {
    const references = this.#kept.map((message) => failureOf(message)?.["reference"]);
    const missing = (): unknown => references.find((one) => !this.#pair.server.log.includes(String(one)));
    await holds(() => missing() === undefined);
    if (missing() !== undefined) throw new Error(`the log does not have the reference ${missing()}`);
  }

  /** Asks again until there is an answer. */
  async until(request: RawRequest): Promise<unknown> {
    let given: unknown;
    await retry("the handler does not come back", async () => {
      try {
        given = seenOf(await this.#request(request, 250));
        return undefined;
      } catch (error) {
        return String(error);
      }
    });
    return given;
  }

  /** Asks again until the NATS server says that nobody is there. */
  gone(request: RawRequest): Promise<void> {
    return retry("the handler does not go", async () => {
      try {
        return show(seenOf(await this.#request(request, 250)));
      } catch (error) {
        return error instanceof NobodyIsThere ? undefined : String(error);
      }
    });
  }

  async play(replies: readonly PeerReply[]): Promise<void> {
    this.#pair.play(this.#prefix, (message) => {
      this.#sent.push(message);
      if (message.reply === "") return;
      const method = message.subject.slice(this.#prefix.length + 1).split(".")[1];
      for (const reply of replies) {
        if (reply.for !== undefined && reply.for !== method) continue;
        this.#wire.publish(message.reply, { body: replyBodyOf(reply), head: headOf(reply) });
      }
    });
  }

  /** What a peer was sent, once it is so much at least. */
  async sent(count: number): Promise<readonly SentMessage[]> {
    await holds(() => this.#sent.length >= count);
    return seenOfSent(this.#sent, this.#prefix);
  }

  /** What can be told of the reply subjects that a peer was sent: how many differ, and how many characters two of them begin alike with at most. */
  async replySubjects(): Promise<unknown> {
    const subjects = this.#sent.map(({ reply }) => reply);
    const alike = subjects.flatMap((one, index) => subjects.slice(0, index).map((other) => sharedStart(one, other)));
    return { different: new Set(subjects).size, alike: Math.max(0, ...alike) };
  }

  #request(message: RawRequest, timeout: number): Promise<Heard> {
    return request(this.#wire, this.#subject(message), { body: bodyOf(message), head: headOf(message) }, timeout);
  }

  #fill(text: string): string {
    return text
      .replace("{inbox}", this.#inbox)
      .replace("{prefix}", this.#prefix)
      .replace("{service}", `${this.#prefix}.call`);
  }

  #subject({ to, service = "call" }: RawRequest): string {
    if (to.startsWith("$")) return to.replace("{id}", this.instance("a"));
    const method = to.replace(/^(.*)@(\w+)$/u, (_, name: string, whom: string) => `at.${this.instance(whom)}.${name}`);
    return `${this.#prefix}.${service}.${method}`;
  }
}
