import { type Message, subjectBytesOf } from "../link/message.js";
import { ByEnding } from "../wire/ascii.js";
import * as subjects from "../wire/subjects.js";
import type { CallsByReply } from "./calls-by-reply.js";
import type { Endpoint } from "./endpoint.js";
import { UNIMPLEMENTED } from "./error-replies.js";
import type { Leave } from "./leave.js";
import type { Replies } from "./replies.js";
import type { ServedCall } from "./served-call.js";
import type { Listening } from "./subscriptions.js";

/** The longest subject that a reply may go to, in bytes. */
const MAX_REPLY_BYTES = 256;
/** Keeps a byte order mark: each byte of a subject counts. */
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/** What the subjects of an instance are made of. */
export interface Routes {
  /** The part of all of them before the method. */
  readonly subject: string;
  readonly instance: string;
  readonly queueGroup: string;
  readonly replyPrefixes: readonly string[];
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  /** The calls that run or wait, by where they are answered. */
  readonly calls: CallsByReply<ServedCall>;
  readonly replies: Replies;
  readonly leave: Leave;
}

/** Returns the subjects of an instance, and whom their messages go to: the endpoints, directly and for all, and cancellations. */
export function routesOf(routes: Routes): Listening[] {
  const { subject, queueGroup, endpoints, instance } = routes;
  const direct = subjects.directSubject(subject, instance);
  const methodAt = direct.length - 1;
  const byName = new ByEnding(endpoints);
  return [
    ...[...endpoints].map(([name, endpoint]) => ({
      subject: subjects.methodSubject(subject, name),
      name,
      queueGroup,
      bringsCalls: true,
      receive: (message: Message) => endpoint.receive(message),
    })),
    {
      subject: direct,
      name: "at",
      bringsCalls: true,
      receive: (message) => receiveDirectly(routes, message, byName.find(subjectBytesOf(message), methodAt)),
    },
    {
      subject: subjects.cancelSubject(subject),
      name: "cancel",
      receive: ({ body }) => receiveCancellation(routes, body),
    },
  ];
}

function receiveDirectly(
  { leave, replyPrefixes, replies }: Routes,
  message: Message,
  endpoint: Endpoint | undefined,
): void {
  leave.noteDirect();
  if (endpoint !== undefined) {
    endpoint.receive(message);
  } else if (subjects.isReplySubject(message.reply, replyPrefixes)) {
    // Sent only if it costs little: without a method it is unknown how long the caller waits.
    replies.notify(message.reply, UNIMPLEMENTED, 0);
  }
}

function receiveCancellation({ calls, endpoints }: Routes, body: Uint8Array): void {
  if (body.length === 0 || body.length > MAX_REPLY_BYTES) return;
  const call = calls.find(DECODER.decode(body));
  if (call !== undefined) endpoints.get(call.method)?.cancel(call);
}
