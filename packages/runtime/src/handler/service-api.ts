import type { Message } from "../link/message.js";
import { RateLimit } from "../logging/rate-limit.js";
import { FEATURES, PROTOCOL_VERSION } from "../wire/features.js";
import { isReplySubject } from "../wire/subjects.js";
import type { Endpoint } from "./endpoint.js";
import type { Replies } from "./replies.js";
import type { Listening } from "./subscriptions.js";

/** The instance that the Service API tells of. */
export interface InstanceDescription {
  readonly name: string;
  readonly id: string;
  readonly version: string;
  readonly description: string;
  readonly queueGroup: string;
  readonly started: Date;
  readonly endpoints: readonly { readonly subject: string; readonly endpoint: Endpoint }[];
  readonly replyPrefixes: readonly string[];
  readonly replies: Replies;
  /** What the server refuses to deliver at the moment. */
  deaf(): readonly string[];
}

type Verb = "PING" | "INFO" | "STATS";

const VERBS: readonly Verb[] = ["PING", "INFO", "STATS"];
const ANSWERS_PER_SECOND = 100;
const ENCODER = new TextEncoder();

/** Answers the questions of the Service API, as NATS ADR-32 lays them down: each a hundred times a second at most. */
export class ServiceApi {
  readonly #instance: InstanceDescription;
  /** Answers that stay the same, and for what the server refused they were written. */
  readonly #written = new Map<Verb, { readonly deaf: string; readonly body: Uint8Array }>();

  constructor(instance: InstanceDescription) {
    this.#instance = instance;
  }

  /** The subjects on which an instance is asked: all services, all instances of this one, and this instance. */
  routes(): Listening[] {
    const { name, id } = this.#instance;
    return VERBS.flatMap((verb) => {
      const limit = new RateLimit(ANSWERS_PER_SECOND);
      const receive = (message: Message): void => this.#answer(verb, message, limit);
      return [`$SRV.${verb}`, `$SRV.${verb}.${name}`, `$SRV.${verb}.${name}.${id}`].map((subject) => ({
        subject,
        receive,
      }));
    });
  }

  #answer(verb: Verb, { reply }: Message, limit: RateLimit): void {
    const { replies, replyPrefixes } = this.#instance;
    if (isReplySubject(reply, replyPrefixes) && limit.take()) replies.tell(reply, this.#bodyOf(verb));
  }

  #bodyOf(verb: Verb): Uint8Array {
    const deaf = this.#instance.deaf();
    if (verb === "STATS") return write(this.#stats(deaf));
    const key = deaf.join();
    const known = this.#written.get(verb);
    if (known?.deaf === key) return known.body;
    const body = write(verb === "PING" ? this.#identity("ping", deaf) : this.#info(deaf));
    this.#written.set(verb, { deaf: key, body });
    return body;
  }

  #info(deaf: readonly string[]): object {
    const { description, queueGroup, endpoints } = this.#instance;
    return {
      ...this.#identity("info", deaf),
      description,
      endpoints: endpoints.map(({ subject, endpoint }) => ({
        name: endpoint.method,
        subject,
        queue_group: queueGroup,
        metadata: {
          "autonats-kind": endpoint.kind,
          "autonats-fingerprint": endpoint.descriptor.fingerprint,
        },
      })),
    };
  }

  #stats(deaf: readonly string[]): object {
    const { started, queueGroup, endpoints } = this.#instance;
    return {
      ...this.#identity("stats", deaf),
      started: started.toISOString(),
      endpoints: endpoints.map(({ subject, endpoint }) => ({
        name: endpoint.method,
        subject,
        queue_group: queueGroup,
        num_requests: endpoint.stats.requests,
        num_errors: endpoint.stats.errors,
        last_error: endpoint.stats.lastError,
        processing_time: endpoint.stats.processingNanoseconds,
        average_processing_time: endpoint.stats.averageNanoseconds,
        data: {
          running: endpoint.admission.running.length,
          waiting: endpoint.admission.waiting,
          slots: endpoint.admission.slots,
          refused: endpoint.stats.refused,
          demand: endpoint.load(performance.now()).demand,
          deaf: deaf.includes(endpoint.method),
        },
      })),
    };
  }

  #identity(kind: string, deaf: readonly string[]): object {
    const { name, id, version } = this.#instance;
    const metadata = {
      "autonats-protocol": PROTOCOL_VERSION,
      "autonats-features": [...FEATURES].join(),
      ...(deaf.length === 0 ? {} : { "autonats-deaf": deaf.join() }),
    };
    return { type: `io.nats.micro.v1.${kind}_response`, name, id, version, metadata };
  }
}

function write(answer: object): Uint8Array {
  return ENCODER.encode(JSON.stringify(answer));
}
