import type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";
import type { Message } from "../link/message.js";
import { RateLimit } from "../logging/rate-limit.js";
import { isReplySubject, modelSubject } from "../wire/subjects.js";
import type { Replies } from "./replies.js";
import type { Listening } from "./subscriptions.js";

/** An answer is long, and the question is not. */
const ANSWERS_PER_SECOND = 10;

/** Who offers a model. */
export interface OfferingInstance {
  /** The part of the subjects before the method. */
  readonly subject: string;
  readonly instance: string;
  readonly replyPrefixes: readonly string[];
  readonly replies: Replies;
}

/**
 * Returns where an instance answers with its model, gzipped: what a tool needs to compare it with another version, or to generate a
 * client. Nothing is written or compressed before the first one asks. Throws for code that an earlier generator wrote, which has no shapes.
 */
export function offerModel(
  service: ServiceDescriptor<unknown>,
  { subject, instance, replyPrefixes, replies }: OfferingInstance,
): Listening {
  if (service.schema === undefined) {
    const message = `offerModel: the generated code of ${service.name} has no model; generate it again`;
    throw new AutonatsError("INVALID_ARGUMENT", message, { outcome: "NOT_SENT" });
  }
  const limit = new RateLimit(ANSWERS_PER_SECOND);
  let compressed: Promise<Uint8Array> | undefined;
  const receive = ({ reply }: Message): void => {
    if (!isReplySubject(reply, replyPrefixes) || !limit.take()) return;
    compressed ??= gzip(JSON.stringify(modelOf(service)));
    compressed.then(
      (body) => replies.tell(reply, body),
      () => undefined,
    );
  };
  return { subject: modelSubject(subject, instance), name: "model", receive };
}

/** The model as plain JSON: `schema` has the shapes, and the rest says what they do not. */
function modelOf({ name, subject, version, description, schema, methods }: ServiceDescriptor<unknown>): object {
  const all = Object.values(methods as object) as (UnaryMethod<unknown, unknown> | OneWayMethod<unknown>)[];
  return {
    format: 1,
    name,
    subject,
    version,
    description,
    methods: all.map((method) => ({
      name: method.name,
      timeoutMs: method.timeoutMs,
      concurrency: method.concurrency,
      idempotent: method.kind === "unary" && method.idempotent === true,
    })),
    schema: schema?.(),
  };
}

async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
