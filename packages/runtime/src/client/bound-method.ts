import { scopeOf } from "../call-scope.js";
import type { BodyOptions } from "../codec/body.js";
import type { BodyLimits } from "../codec/limits.js";
import { AutonatsError } from "../errors/autonats-error.js";
import type { Interceptor } from "../pipeline/interceptor.js";
import type { Observer } from "../pipeline/observer.js";
import { buildCarryingHead } from "../wire/carried.js";
import { buildHead, IDEMPOTENCY_KEY_HEADER, TIMEOUT_HEADER } from "../wire/head.js";
import { checkIdempotencyKey } from "../wire/idempotency-key.js";
import type { Fields } from "../wire/metadata.js";
import { directMethodSubject, methodSubject } from "../wire/subjects.js";
import { longestTimeout } from "../wire/time-limits.js";
import { checkToken } from "../wire/tokens.js";
import type { BodyForm } from "./body-form.js";
import type { CallOptions } from "./call-options.js";
import type { ClientConnection } from "./client-connection.js";
import type { Target } from "./failures.js";
import { AnswerTimes } from "./policy/answer-times.js";
import { Balancer } from "./policy/balancer.js";
import type { RetryPolicy } from "./policy/retry-policy.js";
import { Throttle } from "./policy/throttle.js";
import { type Outgoing, type Prepared, prepareNothing } from "./prepared.js";
import type { AttemptSettings } from "./retry-options.js";

/** What all methods of one client have in common. */
export interface ClientSettings {
  readonly service: string;
  /** The semantic version of the interface; empty if it has none. */
  readonly version: string;
  /** The part of the subjects before the method. */
  readonly subject: string;
  readonly timeoutMs: number | undefined;
  readonly client: ClientConnection;
  readonly waitForReady: boolean;
  readonly maxUnconfirmedBytes: number;
  readonly limits: BodyLimits;
  readonly resultOptions: BodyOptions;
  readonly interceptors: readonly Interceptor[];
  readonly observer: Observer;
  /** Whether it is told of calls. */
  readonly isObserved: boolean;
  readonly attempts: AttemptSettings;
  readonly retryPolicy: RetryPolicy;
  /** Whether methods are throttled. */
  readonly throttle: boolean;
  /** Whether calls go to instances that are chosen here. */
  readonly balance: boolean;
}

/** What a client has to know of a method, besides its bodies. */
export interface CalledMethod {
  /** The name on the wire. */
  readonly name: string;
  readonly kind: "unary" | "oneWay";
  /** Deadline of a call that sets none, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether it may run more than once for one call. Default: false; a one-way method never may. */
  readonly idempotent?: boolean | undefined;
  /** When its attempts are late, in milliseconds. Default: it follows from how long answers take. */
  readonly attemptTimeoutMs?: number | undefined;
}

/** A method as one client calls it. */
export class BoundMethod implements Target {
  readonly settings: ClientSettings;
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly idempotent: boolean;
  readonly throttle: Throttle = new Throttle();
  readonly answerTimes: AnswerTimes = new AnswerTimes();
  readonly attempts: AttemptSettings;
  /** Chooses instances; `undefined` where the server does. */
  readonly balancer: Balancer | undefined;
  /** Where any instance takes calls. */
  readonly subject: string;
  readonly form: BodyForm;
  /** The deadline of a call whose caller sets none, in milliseconds. */
  readonly defaultMs: number;
  /** The prepared form of a call without options. */
  readonly nothing: Prepared;
  /** Whether any call was answered yet. */
  wasServed = false;
  /** The milliseconds that a handler assumes if the request names none. */
  readonly #methodMs: number;
  #lastMs = 0;
  #lastHead: Uint8Array | undefined;

  constructor(settings: ClientSettings, method: CalledMethod, form: BodyForm) {
    this.settings = settings;
    this.service = settings.service;
    this.version = settings.version;
    this.method = checkToken("the method", method.name);
    this.kind = method.kind;
    this.idempotent = method.kind === "unary" && method.idempotent === true;
    this.subject = methodSubject(settings.subject, method.name);
    const { subject, balance } = settings;
    this.balancer =
      balance && method.kind === "unary"
        ? new Balancer((instance) => directMethodSubject(subject, instance, method.name))
        : undefined;
    this.form = form;
    this.#methodMs = method.timeoutMs;
    this.defaultMs = this.#checkTimeout(settings.timeoutMs ?? method.timeoutMs);
    const { attempts } = settings;
    this.attempts = { ...attempts, timeoutMs: attempts.timeoutMs ?? method.attemptTimeoutMs };
    this.nothing = prepareNothing(this.defaultMs, this.attempts);
  }

  /**
   * The milliseconds that a call has from `now` on; at or below zero when the deadline has passed. Throws if the timeout is not a
   * valid time.
   */
  timeoutOf(options: CallOptions, now: number): number {
    const { timeoutMs } = options;
    const own = timeoutMs === undefined ? this.defaultMs : this.#checkTimeout(timeoutMs);
    const scope = scopeOf(options);
    return scope === undefined ? own : Math.min(own, scope.deadline - now);
  }

  /**
   * The deadline of the outer call if `timeoutOf` returned what is left of it, so that a rounding error does not end the nested
   * call sooner.
   */
  deadlineOf(options: CallOptions, now: number, timeoutMs: number): number | undefined {
    const scope = scopeOf(options);
    return scope !== undefined && timeoutMs === scope.deadline - now ? scope.deadline : undefined;
  }

  /** The key that a call is sent with. Throws if there is one that may not be sent. */
  keyOf({ idempotencyKey }: CallOptions): string | undefined {
    if (idempotencyKey === undefined) return undefined;
    const key = checkIdempotencyKey(idempotencyKey);
    if (this.kind === "unary") return this.idempotent ? undefined : key;
    throw new AutonatsError("INVALID_ARGUMENT", "idempotencyKey is for methods that are answered", {
      outcome: "NOT_SENT",
    });
  }

  /** The head of a request; `undefined` when it needs none: no key, no metadata, and the timeout is the method's default. */
  headOf(timeoutMs: number, { prepared, parent, fields }: Outgoing): Uint8Array | undefined {
    const { key } = prepared;
    // Interceptors have it among the fields.
    const carried = parent === undefined ? prepared.carried : undefined;
    const wholeMs = Math.ceil(timeoutMs);
    if (fields !== undefined || carried !== undefined || key !== undefined) {
      return buildCarryingHead(this.#ownFields(wholeMs, key), fields, carried ?? NO_FIELDS);
    }
    if (wholeMs === this.#methodMs) return undefined;
    if (wholeMs !== this.#lastMs) {
      this.#lastMs = wholeMs;
      this.#lastHead = buildHead([[TIMEOUT_HEADER, `${wholeMs}`]]);
    }
    return this.#lastHead;
  }

  /** The fields of a head that are neither the caller's nor a trace's. */
  #ownFields(wholeMs: number, key: string | undefined): Fields {
    const isOwn = wholeMs === this.#methodMs;
    if (key === undefined) return isOwn ? NO_FIELDS : [[TIMEOUT_HEADER, `${wholeMs}`]];
    const keyed = [IDEMPOTENCY_KEY_HEADER, key] as const;
    return isOwn ? [keyed] : [[TIMEOUT_HEADER, `${wholeMs}`], keyed];
  }

  #checkTimeout(timeoutMs: number): number {
    if (typeof timeoutMs !== "number" || Number.isNaN(timeoutMs)) {
      throw new AutonatsError("INVALID_ARGUMENT", "timeoutMs must be a number of milliseconds", {
        service: this.service,
        method: this.method,
        outcome: "NOT_SENT",
      });
    }
    return Math.min(timeoutMs, longestTimeout(this.#methodMs));
  }
}

const NO_FIELDS: Fields = [];
