import type { ErrorReply } from "../wire/error-reply.js";
import { reportLoad } from "../wire/load-report.js";
import type { ServedCall } from "./served-call.js";
import type { ServedMethod } from "./served-method.js";

/** Stands for any number of slots: more cannot be written. */
const MOST_SLOTS = 999_999_999;

/** Returns the head of a reply, from the head that it would have else: with a report, if the call asks for one. */
export function headFor(
  { host, admission, hasGivenUp }: ServedMethod,
  call: ServedCall,
  head: Uint8Array | undefined,
  body: Uint8Array,
): Uint8Array | undefined {
  // A reply that is large is left as large as it is.
  if (!call.asksForLoad || body.length > host.shared.maxPayload / 2) return head;
  const running = admission.running.length - (call.place === -1 ? 0 : 1);
  const slots = hasGivenUp || host.isLeaving() ? 0 : Math.min(admission.slots, host.slots.total, MOST_SLOTS);
  return reportLoad(head, { instance: host.instance, running, waiting: admission.waiting, slots });
}

/** Returns an error reply with a report, if the call asks for one. */
export function withReport(endpoint: ServedMethod, call: ServedCall, reply: ErrorReply): ErrorReply {
  if (!call.asksForLoad) return reply;
  return { ...reply, head: headFor(endpoint, call, reply.head, reply.body) ?? reply.head };
}
