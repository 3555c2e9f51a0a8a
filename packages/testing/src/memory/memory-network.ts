import type { Message } from "@autonats/runtime";
import { type LinkNetwork, MemoryLink } from "./memory-link.js";
import type { MemorySubscription } from "./memory-subscription.js";
import { tokensOf } from "./subjects.js";
import { Turns } from "./turns.js";

const MEBIBYTE = 1024 * 1024;
const NO_RESPONDERS = new TextEncoder().encode("NATS/1.0 503\r\n\r\n");

/** What a network in memory is like. */
export interface MemoryNetworkOptions {
  /** Bytes that one message may have, headers included. Default: 1 MiB, as a NATS server's. */
  readonly maxPayload?: number | undefined;
  /** Servers that the network pretends to have; with two and more, links move when one says that it will shut down. Default: 1. */
  readonly servers?: number | undefined;
}

/** How one connection differs from others. */
export interface MemoryLinkOptions {
  /** First tokens of the subjects that replies come to. Default: `_INBOX`. */
  readonly inboxPrefix?: string | undefined;
}

/** Creates a network in memory, for tests that need neither a server nor a socket. */
export function createMemoryNetwork(options: MemoryNetworkOptions = {}): MemoryNetwork {
  return new MemoryNetwork(options);
}

/**
 * What a NATS server is for its clients, in memory: subjects with wildcards, queue groups, and an answer where nobody listens.
 * Messages arrive later than they were published, each link's in their order.
 */
export class MemoryNetwork implements LinkNetwork {
  readonly maxPayload: number;
  readonly serverCount: number;
  readonly turns: Turns = new Turns();
  readonly #links = new Set<MemoryLink>();

  constructor(options: MemoryNetworkOptions = {}) {
    this.maxPayload = options.maxPayload ?? MEBIBYTE;
    this.serverCount = options.servers ?? 1;
  }

  /** Connects, at once. */
  connect(options: MemoryLinkOptions = {}): MemoryLink {
    const link = new MemoryLink(this, options.inboxPrefix ?? "_INBOX");
    this.#links.add(link);
    link.listen({ onClosed: () => this.#links.delete(link) });
    return link;
  }

  route(from: MemoryLink, message: Message): void {
    const receivers = this.#receiversOf(message.subject);
    for (const subscription of receivers) subscription.link.deliver(subscription, message);
    if (receivers.length > 0 || message.reply === "") return;
    const nobody: Message = { subject: message.reply, reply: "", head: NO_RESPONDERS, body: new Uint8Array(0) };
    for (const subscription of heardBy([from], message.reply)) from.deliver(subscription, nobody);
  }

  /** Everybody without a queue group, and one of each group. */
  #receiversOf(subject: string): readonly MemorySubscription[] {
    const receivers: MemorySubscription[] = [];
    const groups = new Map<string, MemorySubscription[]>();
    for (const subscription of heardBy(this.#links, subject)) {
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
      const member = members[Math.floor(Math.random() * members.length)];
      if (member !== undefined) receivers.push(member);
    }
    return receivers;
  }
}

function* heardBy(links: Iterable<MemoryLink>, subject: string): Iterable<MemorySubscription> {
  const tokens = tokensOf(subject);
  for (const link of links) {
    if (link.state !== "up") continue;
    for (const subscription of link.subscriptions) if (subscription.hears(subject, tokens)) yield subscription;
  }
}
