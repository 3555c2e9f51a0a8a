import { callAndForget } from "../guard/untrusted.js";
import type { LinkState } from "../link/link.js";

/** A call as observers see it: the same object in all notifications about one call, so that it can be used as a key. */
export interface ObservedCall {
  readonly service: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  readonly kind: "unary" | "oneWay";
}

/** A call as it came to a handler. */
export interface ObservedRequest extends ObservedCall {
  /** Bytes of the request's body. */
  readonly bytes: number;
  /** When it came, on the clock of `performance.now()`. */
  readonly receivedAt: number;
}

/** Why a handler has not started a call. */
export type Refusal = "BUSY" | "DRAINING" | "EXPIRED" | "CANCELLED" | "INVALID_ARGUMENT" | "UNSUPPORTED_FEATURE";

/** Why an answer was not sent. */
export type Drop = "EXPIRED" | "CLOSED" | "DENIED";

/**
 * Is notified of the stages that calls go through. All methods are optional, and those that are missing cost nothing. What an
 * observer throws is ignored.
 */
export interface Observer {
  // At the client.
  onCallStarted?(call: ObservedCall): void;
  /** A request was handed to the connection; `attempt` is 1 for the first of a call. */
  onAttemptSent?(call: ObservedCall, attempt: number, bytes: number): void;
  /** A call has ended, successfully if there is no error. One-way calls settle when they are sent. */
  onCallSettled?(call: ObservedCall, error: unknown): void;

  // In the handler.
  onRequestReceived?(request: ObservedRequest): void;
  onRequestAdmitted?(request: ObservedRequest, isQueued: boolean): void;
  onRequestRefused?(request: ObservedRequest, reason: Refusal): void;
  onMethodStarted?(request: ObservedRequest): void;
  /** A method has ended, successfully if there is no error. `milliseconds` have passed since its start. */
  onMethodEnded?(request: ObservedRequest, error: unknown, milliseconds: number): void;
  /** An answer was handed to the connection. */
  onReplySent?(request: ObservedRequest, bytes: number): void;
  onReplyDropped?(request: ObservedRequest, reason: Drop): void;

  /** The connection under a client or handler has changed. */
  onConnectionChanged?(state: LinkState): void;
}

/** The stages that observers of users are told of. */
export const STAGES: readonly (keyof Observer)[] = [
  "onCallStarted",
  "onAttemptSent",
  "onCallSettled",
  "onRequestReceived",
  "onRequestAdmitted",
  "onRequestRefused",
  "onMethodStarted",
  "onMethodEnded",
  "onReplySent",
  "onReplyDropped",
  "onConnectionChanged",
];

type Told = (first: never, second?: never, third?: never, fourth?: never) => void;

/**
 * Merges the observers that users have registered and some of the runtime's own, which do not throw, into one. Each stage that
 * nobody observes stays undefined.
 */
export function combineObservers<O extends Observer>(
  observers: readonly Observer[],
  own: readonly O[] = [],
  stages: readonly (keyof O)[] = STAGES,
): O {
  const combined: Partial<Record<keyof O, Told>> = {};
  for (const stage of stages) {
    const told = [
      ...own.map((observer) => bindOwn(observer, stage)),
      ...observers.map((user) => bindUsers(user, stage)),
    ];
    const [first, ...others] = told.filter((each) => each !== undefined);
    if (first === undefined) continue;
    combined[stage] =
      others.length === 0
        ? first
        : (a, b, c, d) => {
            first(a, b, c, d);
            for (const each of others) each(a, b, c, d);
          };
  }
  return combined as O;
}

function bindOwn<O>(observer: O, stage: keyof O): Told | undefined {
  const tell = observer[stage] as Told | undefined;
  return tell?.bind(observer as never);
}

function bindUsers(observer: Observer, stage: PropertyKey): Told | undefined {
  const tell = (observer as Readonly<Record<PropertyKey, Told | undefined>>)[stage];
  if (typeof tell !== "function") return undefined;
  return (...told) => callAndForget(() => tell.apply(observer, told));
}
