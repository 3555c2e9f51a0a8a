import { IN_MESSAGE } from "../codec/body.js";
import { limitsOf } from "../codec/limits.js";
import { SharedConnection } from "../connection/shared-connection.js";
import { within } from "../connection/within.js";
import type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "../descriptor.js";
import { AutonatsError, isAutonatsError } from "../errors/autonats-error.js";
import type { Connection } from "../link/connection.js";
import { limitStacks } from "../logging/handler-log.js";
import { type Log, type LogEntry, logToConsole } from "../logging/log.js";
import { combineObservers } from "../pipeline/combine-observers.js";
import type { HandlerState, MethodLoad, ObservedHandler } from "../pipeline/observed.js";
import type { Observer } from "../pipeline/observer.js";
import { checkAmount } from "../wire/amounts.js";
import * as subjects from "../wire/subjects.js";
import { checkReplyPrefixes, checkSubject, checkToken, createRandomToken } from "../wire/tokens.js";
import { Slots } from "./admission.js";
import { CallsByReply } from "./calls-by-reply.js";
import { CHANGES } from "./ejection/changes.js";
import { GroupMember } from "./ejection/group-member.js";
import { Endpoint, type MethodImplementation } from "./endpoint.js";
import type { Handler } from "./handler.js";
import { HandlerLimits } from "./handler-limits.js";
import type { HandlerOptions } from "./handler-options.js";
import { IdleWatch, LONGEST_TIMER_MS } from "./idle-watch.js";
import { keyLimitsOf } from "./keys/key-options.js";
import { KeyedCalls } from "./keys/keyed-calls.js";
import { Leave } from "./leave.js";
import { Life } from "./life.js";
import { offerModel } from "./offered-model.js";
import { Replies } from "./replies.js";
import { routesOf } from "./router.js";
import type { ServedCall } from "./served-call.js";
import type { EndpointHost } from "./served-method.js";
import { ServiceApi } from "./service-api.js";
import { SlotTurns } from "./slot-turns.js";
import { type Listening, Subscriptions } from "./subscriptions.js";

/** 71 bits: each character is part of what every call to the instance takes on the wire. */
const INSTANCE_LENGTH = 12;
const DRAIN_TIMEOUT_MS = 30_000;
/** The longest wait for the server where waiting longer does not help. */
const SERVER_TIMEOUT_MS = 2000;

type Method = UnaryMethod<unknown, unknown> | OneWayMethod<unknown>;

/** One handler object, assembled from its options. Its states from run to shutdown are in `life.ts`. */
export class ServiceInstance implements Handler, ObservedHandler {
  readonly service: string;
  readonly version: string;
  readonly instance: string;
  readonly #shared: SharedConnection;
  readonly #drainTimeoutMs: number;
  readonly #log: Log;
  readonly #observer: Observer;
  readonly #replies: Replies;
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #slots: Slots;
  readonly #turns: SlotTurns;
  readonly #cancelSubject: string;
  readonly #routes: readonly Listening[];
  readonly #life: Life;
  readonly #group: GroupMember;
  readonly #idle = new IdleWatch(() => this.#countCalls());
  readonly #leave = new Leave();
  readonly #keys: KeyedCalls;
  #subscriptions: Subscriptions | undefined;
  #stopListening: () => void = () => undefined;

  constructor(
    connection: Connection,
    service: ServiceDescriptor<unknown>,
    implementation: object,
    options: HandlerOptions,
  ) {
    this.#shared = SharedConnection.of(connection);
    this.service = checkToken("the service", service.name);
    this.version = service.version ?? "";
    const prefix = options.prefix ?? subjects.DEFAULT_PREFIX;
    const subject = checkSubject("the subject", subjects.serviceSubject(prefix, service.subject));
    const queueGroup = checkToken("the queue group", options.queueGroup ?? subjects.DEFAULT_QUEUE_GROUP);
    this.instance = checkToken("the instance", options.instance ?? createRandomToken(INSTANCE_LENGTH));
    const replyPrefixes = checkReplyPrefixes(options.replyPrefix ?? subjects.DEFAULT_REPLY_PREFIXES);
    const drainTimeoutMs = checkAmount("drainTimeoutMs", options.drainTimeoutMs ?? DRAIN_TIMEOUT_MS);
    this.#drainTimeoutMs = Math.min(drainTimeoutMs, LONGEST_TIMER_MS);
    this.#log = limitStacks(options.log ?? logToConsole);
    this.#replies = new Replies(this.#shared, this.service, replyPrefixes, this.#log);
    this.#cancelSubject = subjects.cancelSubject(subject);
    const methods = service.methods as Readonly<Record<string, Method>>;
    const names = Object.values(methods).map((method) => method.name);
    const limits = new HandlerLimits(this.service, names, options.limits);
    this.#slots = new Slots(limits.total);
    this.#turns = new SlotTurns(this.#slots, this.#endpoints);
    const calls = new CallsByReply<ServedCall>();
    this.#keys = new KeyedCalls(keyLimitsOf(options.idempotency));
    this.#group = this.#createMember(subject, queueGroup, options.selfEjection ?? true);
    const host: EndpointHost = {
      service: this.service,
      version: this.version,
      subject,
      instance: this.instance,
      replyPrefixes,
      shared: this.#shared,
      replies: this.#replies,
      // Zero bytes are an empty request, and what the server has let through is not too large for its handler.
      requestOptions: { ...IN_MESSAGE, emptyIsObject: true, limits: limitsOf(options) },
      slots: this.#slots,
      calls,
      keys: this.#keys,
      interceptors: options.interceptors ?? [],
      observers: options.observers ?? [],
      log: this.#log,
      group: this.#group,
      countCalls: () => this.#countCalls(),
      isLeaving: () =>
        this.#leave.hasBegun || this.#subscriptions?.isWithdrawn === true || this.#group.state === "ejected",
      onCallEnded: () => this.#onCallEnded(),
    };
    this.#addEndpoints(methods, implementation, limits, host);
    const endpoints = this.#endpoints;
    const api = new ServiceApi({
      name: this.service,
      id: this.instance,
      version: service.version ?? "0.0.0",
      description: service.description ?? "",
      queueGroup,
      started: new Date(),
      endpoints: [...endpoints].map(([name, endpoint]) => ({
        subject: subjects.methodSubject(subject, name),
        endpoint,
      })),
      replyPrefixes,
      replies: this.#replies,
      model: options.offerModel === true ? offerModel(service, host) : undefined,
      state: () => this.state,
      denied: () => this.#subscriptions?.denied ?? [],
    });
    this.#routes = [
      ...routesOf({ ...host, queueGroup, endpoints, leave: this.#leave }),
      ...this.#group.routes(),
      ...api.routes(),
    ];
    this.#life = new Life({ start: () => this.#start(), drain: () => this.#drain(), drop: () => this.#drop() });
    this.#observer = combineObservers(options.observers ?? []);
    this.#tellObservers();
  }

  get isReady(): boolean {
    return (
      this.#life.state === "serving" &&
      this.#shared.state === "up" &&
      this.state !== "ejected" &&
      (this.#subscriptions?.denied ?? []).length === 0
    );
  }

  get state(): HandlerState {
    return this.#group.state;
  }

  get ended(): Promise<void> {
    return this.#life.ended;
  }

  get capacity(): number {
    let slots = 0;
    for (const endpoint of this.#endpoints.values()) slots += endpoint.admission.slots;
    return Math.min(slots, this.#slots.total);
  }

  load(): readonly MethodLoad[] {
    const now = performance.now();
    return [...this.#endpoints.values()].map((endpoint) => endpoint.load(now));
  }

  run(): Promise<void> {
    return this.#life.run();
  }

  shutdown(): Promise<void> {
    return this.#life.shutdown();
  }

  #addEndpoints(
    methods: Readonly<Record<string, Method>>,
    implementation: object,
    limits: HandlerLimits,
    host: EndpointHost,
  ): void {
    for (const [name, method] of Object.entries(methods)) {
      const run = (implementation as Readonly<Record<string, unknown>>)[name];
      if (typeof run !== "function") {
        throw new AutonatsError("INVALID_ARGUMENT", `the implementation has no function "${name}"`);
      }
      checkToken("the method", method.name);
      const own = limits.of(method.name, method.concurrency);
      this.#endpoints.set(method.name, new Endpoint(method, run as MethodImplementation, own, host));
    }
  }

  #createMember(subject: string, queueGroup: string, mayLeave: boolean): GroupMember {
    return new GroupMember({
      subject,
      queueGroup,
      instance: this.instance,
      mayLeave,
      isServing: () => this.#life.state === "serving",
      publish: (to, body) => this.#replies.tell(to, body),
      leave: () => void this.#subscriptions?.pause().catch(() => undefined),
      comeBack: () => this.#subscriptions?.resume(),
      onChanged: (state) => {
        const { level, message } = CHANGES[state];
        this.#write(level, message, {});
        this.#observer.onHandlerChanged?.(state, this);
      },
    });
  }

  #tellObservers(): void {
    this.#observer.onConnectionUsed?.(this.#shared.link);
    this.#observer.onHandlerCreated?.(this);
    if (this.#observer.onHandlerEnded === undefined) return;
    const tell = (): void => this.#observer.onHandlerEnded?.(this);
    this.ended.then(tell, tell);
  }

  async #start(): Promise<void> {
    const { link } = this.#shared;
    const subscriptions = new Subscriptions(this.#shared, {
      onDenied: (subject) =>
        this.#write("error", "NATS denied the subscription; this handler gets no calls on it", { subject }),
      onGranted: (subject) => this.#write("info", "NATS granted a subscription that it had denied", { subject }),
      whenIdle: () => this.#leave.notice().then(() => this.#idle.whenIdle(LONGEST_TIMER_MS)),
    });
    this.#subscriptions = subscriptions;
    this.#replies.open();
    this.#stopListening = this.#shared.listen({
      onUp: () => this.#observer.onConnectionChanged?.("up", link),
      onDown: () => this.#observer.onConnectionChanged?.("down", link),
      onClosed: (reason) => {
        this.#observer.onConnectionChanged?.("closed", link);
        this.#onClosed(reason);
      },
    });
    try {
      for (const route of this.#routes) subscriptions.open(route);
      await subscriptions.confirm();
    } catch (thrown) {
      await subscriptions.drain(() => true, SERVER_TIMEOUT_MS);
      this.#leaveConnection();
      if (isAutonatsError(thrown)) throw thrown;
      throw new AutonatsError("UNAVAILABLE", "the connection to NATS is closed", { reason: "CLOSED", cause: thrown });
    }
  }

  async #drain(): Promise<void> {
    const subscriptions = this.#subscriptions;
    this.#group.stop();
    if (subscriptions === undefined) return;
    const end = performance.now() + this.#drainTimeoutMs;
    await this.#leave.begin(subscriptions, this.#drainTimeoutMs);
    // Calls that are given up now are still to be told so.
    await subscriptions.drain((subject) => subject !== this.#cancelSubject, this.#drainTimeoutMs);
    await this.#idle.whenIdle(end - performance.now());
    for (const endpoint of this.#endpoints.values()) endpoint.giveUp();
    const last = performance.now() + SERVER_TIMEOUT_MS;
    await subscriptions.drain((subject) => subject === this.#cancelSubject, SERVER_TIMEOUT_MS);
    await within(last - performance.now(), this.#shared.outbox.flush());
    this.#leaveConnection();
  }

  /** The connection is gone, and so are the callers. */
  #drop(): void {
    this.#group.stop();
    for (const endpoint of this.#endpoints.values()) endpoint.giveUp();
    this.#subscriptions?.drain(() => true, 0).catch(() => undefined);
    this.#leaveConnection();
  }

  #onClosed(reason: Error | undefined): void {
    if (this.#life.state === "serving" && reason !== undefined) {
      this.#write("error", "the connection to NATS was lost permanently; this handler has ended", { error: reason });
    }
    this.#life.onClosed(reason);
  }

  #leaveConnection(): void {
    this.#replies.close();
    this.#stopListening();
  }

  #onCallEnded(): void {
    this.#turns.passOn();
    this.#idle.onCallEnded();
  }

  #countCalls(): number {
    let calls = this.#keys.repeats;
    for (const endpoint of this.#endpoints.values()) calls += endpoint.size;
    return calls;
  }

  #write(
    level: LogEntry["level"],
    message: string,
    rest: { readonly subject?: string; readonly error?: unknown },
  ): void {
    this.#log({ level, message, service: this.service, ...rest });
  }
}
