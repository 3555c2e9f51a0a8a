import type { Message } from "../link/message.js";
import { RateLimit } from "../logging/rate-limit.js";
import type { HandlerState } from "../pipeline/observed.js";
import { FEATURES, PROTOCOL_VERSION } from "../wire/features.js";
import { isReplySubject } from "../wire/subjects.js";
import type { Endpoint } from "./endpoint.js";
import type { Replies } from "./replies.js";
import type { Listening } from "./subscriptions.js";

/** The instance that the Service API describes. */
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
  /** Where it answers with its model; `undefined` where it does not. */
  readonly model: Listening | undefined;
  /** Whether it has left its queue group by itself. */
  state(): HandlerState;
  /** The methods that the server currently refuses to deliver. */
  denied(): readonly string[];
}

type Verb = "PING" | "INFO" | "STATS";

const VERBS: readonly Verb[] = ["PING", "INFO", "STATS"];
const ANSWERS_PER_SECOND = 100;
const ENCODER = new TextEncoder();

/** Answers requests of the Service API of NATS ADR-32, each kind at most a hundred times a second. */
export class ServiceApi {
  readonly #instance: InstanceDescription;
  /** Answers that stay the same, and for what the server refused they were written. */
  readonly #written = new Map<Verb, { readonly denied: string; readonly body: Uint8Array }>();

  constructor(instance: InstanceDescription) {
    this.#instance = instance;
  }

  /** The subjects on which an instance is asked: all services, all instances of this one, and this instance. */
  routes(): Listening[] {
    const { name, id, model } = this.#instance;
    const inquiries = VERBS.flatMap((verb) => {
      const limit = new RateLimit(ANSWERS_PER_SECOND);
      const receive = (message: Message): void => this.#answer(verb, message, limit);
      return [`$SRV.${verb}`, `$SRV.${verb}.${name}`, `$SRV.${verb}.${name}.${id}`].map((subject) => ({
        subject,
        receive,
      }));
    });
    return model === undefined ? inquiries : [...inquiries, model];
  }

  #answer(verb: Verb, { reply }: Message, limit: RateLimit): void {
    const { replies, replyPrefixes } = this.#instance;
    if (isReplySubject(reply, replyPrefixes) && limit.take()) replies.tell(reply, this.#bodyOf(verb));
  }

  #bodyOf(verb: Verb): Uint8Array {
    const denied = this.#instance.denied();
    if (verb === "STATS") return write(this.#stats(denied));
    const key = denied.join();
    const known = this.#written.get(verb);
    if (known?.denied === key) return known.body;
    const body = write(verb === "PING" ? this.#identity("ping", denied) : this.#info(denied));
    this.#written.set(verb, { denied: key, body });
    return body;
  }

  #info(denied: readonly string[]): object {
    const { description, queueGroup, endpoints } = this.#instance;
    return {
      ...this.#identity("info", denied),
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

  #stats(denied: readonly string[]): object {
    const { started, queueGroup, endpoints } = this.#instance;
    return {
      ...this.#identity("stats", denied),
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
          denied: denied.includes(endpoint.method),
          state: this.#instance.state(),
        },
      })),
    };
  }

  #identity(kind: string, denied: readonly string[]): object {
    const { name, id, version, model } = this.#instance;
    const metadata = {
      "autonats-protocol": PROTOCOL_VERSION,
      "autonats-features": [...FEATURES].join(),
      ...(model === undefined ? {} : { "autonats-model": "gzip" }),
      ...(denied.length === 0 ? {} : { "autonats-denied": denied.join() }),
    };
    return { type: `io.nats.micro.v1.${kind}_response`, name, id, version, metadata };
  }
}

function write(answer: object): Uint8Array {
  return ENCODER.encode(JSON.stringify(answer));
}
