import type { Message } from "@autonats/runtime";
import { type FaultRule, Faults } from "./faults.js";
import { Interest } from "./interest.js";
import { Lanes } from "./lanes.js";
import { type LinkNetwork, MemoryLink } from "./memory-link.js";
import type { MemorySubscription } from "./memory-subscription.js";
import { Partitions } from "./partitions.js";
import { tokensOf } from "./subjects.js";
import { Turns } from "./turns.js";
import { type NetworkEvent, Watchers } from "./watchers.js";

const MEBIBYTE = 1024 * 1024;
const NO_RESPONDERS = new TextEncoder().encode("NATS/1.0 503\r\n\r\n");

/** What a network in memory is like. */
export interface MemoryNetworkOptions {
  /** Bytes that one message may have, headers included. Default: 1 MiB, as a NATS server's. */
  readonly maxPayload?: number | undefined;
  /** Servers that the network pretends to have; with two and more, links move when one says that it will shut down. Default: 1. */
  readonly servers?: number | undefined;
  /** What all chance in the network is drawn from: which member of a queue group gets a message, and faults. Default: a random one. */
  readonly seed?: number | undefined;
  /** What happens to messages from the start; `faults` sets it later. Default: nothing. */
  readonly faults?: readonly FaultRule[] | undefined;
}

/** How one connection differs from others. */
export interface MemoryLinkOptions {
  /** By this name, rules and partitions mean the connection. Default: `connection-1` and so on. */
  readonly name?: string | undefined;
  /** First tokens of the subjects that replies come to. Default: `_INBOX`. */
  readonly inboxPrefix?: string | undefined;
}

/** Creates a network in memory, for tests that need neither a server nor a socket. */
export function createMemoryNetwork(options: MemoryNetworkOptions = {}): MemoryNetwork {
  return new MemoryNetwork(options);
}

/**
 * What a NATS server is for its clients, in memory: subjects with wildcards, queue groups, and an answer where nobody listens.
 * Messages arrive later than they were published, each link's in their order, unless `faults` says otherwise.
 */
export class MemoryNetwork implements LinkNetwork {
  readonly maxPayload: number;
  readonly serverCount: number;
  /** Give it to another network, and chance repeats itself there. */
  readonly seed: number;
  readonly interest: Interest = new Interest();
  readonly #turns = new Turns();
  readonly #links = new Map<string, MemoryLink>();
  readonly #lanes = new Lanes(this.#turns);
  readonly #partitions = new Partitions();
  readonly #watchers = new Watchers();
  readonly #faults: Faults;
  #connections = 0;

  constructor(options: MemoryNetworkOptions = {}) {
    this.maxPayload = options.maxPayload ?? MEBIBYTE;
    this.serverCount = options.servers ?? 1;
    this.seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
    this.#faults = new Faults(this.seed);
    this.#faults.set(options.faults ?? []);
  }

  /** Connects, at once. Throws if a connection of that name is open. */
  connect(options: MemoryLinkOptions = {}): MemoryLink {
    this.#connections += 1;
    const { name = `connection-${this.#connections}`, inboxPrefix = "_INBOX" } = options;
    if (this.#links.has(name)) throw new Error(`there is a connection "${name}" already`);
    const link = new MemoryLink(this, name, inboxPrefix);
    this.#links.set(name, link);
    link.listen({
      onClosed: () => {
        this.#links.delete(name);
        this.#lanes.forget(link);
      },
    });
    return link;
  }

  /** Returns the open connection of a name. Throws if there is none. */
  link(name: string): MemoryLink {
    const link = this.#links.get(name);
    if (link === undefined) throw new Error(`there is no connection "${name}"`);
    return link;
  }

  /** Replaces the rules by which messages are delayed, lost, sent twice. Without any, nothing happens to messages from now on. */
  faults(...rules: readonly FaultRule[]): void {
    this.#faults.set(rules);
  }

  /**
   * Loses all messages between the connections of one side and those of the other, in both directions, until the function is
   * called that it returns. Both sides stay connected, and nobody is told, as where the route between two servers swallows what
   * it is given.
   */
  partition(side: string | readonly string[], otherSide: string | readonly string[]): () => void {
    return this.#partitions.add(side, otherSide);
  }

  /** Ends all rules and partitions, thaws what is frozen, mends what is cut, and makes what is slow as fast as others. */
  heal(): void {
    this.faults();
    this.#partitions.clear();
    for (const link of [...this.#links.values()]) {
      link.slow(0);
      link.thaw();
      link.up();
    }
  }

  /** Calls `notice` with everything that happens to messages, until the function is called that it returns. */
  watch(notice: (event: NetworkEvent) => void): () => void {
    return this.#watchers.add(notice);
  }

  route(from: MemoryLink, message: Message, tokens: readonly string[]): void {
    this.#watchers.tell("published", from.name, undefined, message);
    const receivers = this.#receiversOf(from, message.subject, tokens);
    for (const subscription of receivers) this.#send(from.name, subscription, message);
    if (receivers.length > 0 || message.reply === "") return;
    const nobody: Message = { subject: message.reply, reply: "", head: NO_RESPONDERS, body: new Uint8Array(0) };
    // As a server does: to one subscription of the connection itself, and to none of a queue group.
    const hearing = this.interest.of(message.reply, tokensOf(message.reply));
    const own = hearing.find(({ link, queueGroup }) => link === from && queueGroup === undefined);
    if (own !== undefined) this.#send("", own, nobody);
  }

  answer(to: MemoryLink, act: () => void): void {
    const { delayMs } = this.#faults.decide("", to.name, "", false);
    this.#lanes.sendLast(
      to,
      delayMs,
      to.arrival(act, () => undefined),
    );
  }

  later(act: () => void): void {
    this.#turns.add(act);
  }

  #send(from: string, subscription: MemorySubscription, message: Message): void {
    const to = subscription.link as MemoryLink;
    const isReply = message.subject.startsWith(`${to.inboxPrefix}.`);
    const fate = this.#faults.decide(from, to.name, message.subject, isReply);
    const isCutOff = this.#partitions.separate(from, to.name);
    const lose = (): void => this.#watchers.tell("lost", from, to.name, message);
    if (isCutOff || fate.isLost) {
      lose();
      return;
    }
    const lane = fate.mayOvertake ? `${from} ${message.subject}` : from;
    const deliver = to.arrival(() => {
      this.#watchers.tell("received", from, to.name, message);
      to.deliver(subscription, message);
    }, lose);
    this.#lanes.send(to, lane, fate.delayMs, deliver);
    if (fate.secondMs !== undefined) this.#lanes.send(to, lane, fate.secondMs, deliver);
  }

  /** Everybody without a queue group, and one of each group. */
  #receiversOf(from: MemoryLink, subject: string, tokens: readonly string[]): readonly MemorySubscription[] {
    const receivers: MemorySubscription[] = [];
    const groups = new Map<string, MemorySubscription[]>();
    for (const subscription of this.interest.of(subject, tokens)) {
      const { queueGroup } = subscription;
      if (queueGroup === undefined) {
        receivers.push(subscription);
      } else {
        const members = groups.get(queueGroup);
        if (members === undefined) groups.set(queueGroup, [subscription]);
        else members.push(subscription);
      }
    }
    for (const members of groups.values()) {
      const chance = members.length === 1 ? 0 : this.#faults.chanceOf(`choices of ${from.name}`)();
      const member = members[Math.floor(chance * members.length)];
      if (member !== undefined) receivers.push(member);
    }
    return receivers;
  }
}
