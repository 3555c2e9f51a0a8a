import type { BodyOptions } from "../codec/body.js";
import type { Codec } from "../codec/codec.js";
import type { BodyLimits } from "../codec/limits.js";
import type { SharedConnection } from "../connection/shared-connection.js";
import type { DeclaredError, OneWayMethod, UnaryMethod } from "../descriptor.js";
import type { Log } from "../logging/log.js";
import type { Interceptor } from "../pipeline/interceptor.js";
import type { Observer } from "../pipeline/observer.js";
import type { ErrorReply } from "../wire/error-reply.js";
import type { Admission, Slots } from "./admission.js";
import type { CallsByReply } from "./calls-by-reply.js";
import type { GroupMember } from "./ejection/group-member.js";
import type { EndpointObserver } from "./endpoint-observer.js";
import type { ResolvedLimits } from "./handler-limits.js";
import type { CallKey } from "./keys/call-key.js";
import type { KeptAnswer, Met } from "./keys/kept-answer.js";
import type { Replies } from "./replies.js";
import type { CallServer, ServedCall } from "./served-call.js";

/** The calls of a handler that have idempotency keys. */
export interface CallsWithKeys {
  /** Finds out whether a call has come before, and takes it if it has. */
  meet(endpoint: ServedMethod, call: ServedCall, key: CallKey, now: number): Met;
  /** Begins to remember a new call. Reports whether there is room: else it must not start. */
  begin(call: ServedCall, key: CallKey, now: number): boolean;
  /** Remembers what the method of a call has brought about, and answers those that follow it. */
  keep(endpoint: ServedMethod, key: CallKey, answer: KeptAnswer, now: number): void;
  /** Remembers that the method of a call has failed, unless it asks to be called again. */
  keepFailure(endpoint: ServedMethod, key: CallKey, reply: ErrorReply, now: number): void;
  /** Forgets a call that may run again. Those that follow it get this answer. */
  forget(endpoint: ServedMethod, key: CallKey, answer: KeptAnswer): void;
  /** Forgets a call that was not started. Those that follow it are refused: none of them has run. */
  abandon(endpoint: ServedMethod, key: CallKey): void;
  /** Returns the calls that wait for the answer of another one. */
  followersOf(key: CallKey | undefined): readonly ServedCall[];
  /** Notes that a call has ended. */
  leave(endpoint: ServedMethod, call: ServedCall, key: CallKey): void;
}

/** What an endpoint needs of its handler. */
export interface EndpointHost {
  readonly service: string;
  readonly version: string;
  /** The part of the subjects before the method. */
  readonly subject: string;
  readonly instance: string;
  readonly replyPrefixes: readonly string[];
  readonly shared: SharedConnection;
  readonly replies: Replies;
  readonly requestOptions: BodyOptions & { readonly limits: BodyLimits };
  /** The slots that all methods share. */
  readonly slots: Slots;
  /** The calls that run or wait, by where they are answered. */
  readonly calls: CallsByReply<ServedCall>;
  /** The calls that have idempotency keys. */
  readonly keys: CallsWithKeys;
  readonly interceptors: readonly Interceptor[];
  readonly observers: readonly Observer[];
  readonly log: Log;
  readonly group: Pick<GroupMember, "state" | "noteCall">;
  /** Returns how many calls of all methods run or wait. */
  countCalls(): number;
  /** Whether the handler takes no more calls, or soon will not. */
  isLeaving(): boolean;
  /** Called after each call that has ended. Must not throw. */
  onCallEnded(): void;
}

/** What the stages of a call know of the method that it is for, and of the endpoint that serves it. */
export interface ServedMethod extends CallServer {
  readonly host: EndpointHost;
  readonly descriptor: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>;
  /** `undefined` for a method that is never answered. */
  readonly result: Codec<unknown> | undefined;
  readonly errors: readonly DeclaredError[];
  /** Whether the keys of calls count: the method must not run twice. */
  readonly heedsKeys: boolean;
  readonly limits: ResolvedLimits;
  readonly admission: Admission<ServedCall>;
  readonly observer: EndpointObserver;
  /** Calls the method, by way of the interceptors if there are any. */
  readonly invoke: (request: unknown, call: ServedCall) => unknown;
  /** Whether what comes is refused. */
  readonly hasGivenUp: boolean;
  /** Whether calls that wait are being started. */
  isPumping: boolean;
  /** Starts calls that wait, as long as there are slots. */
  pump(): void;
}
