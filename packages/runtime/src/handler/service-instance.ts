import type { Msg, NatsConnection } from "@nats-io/nats-core";
import { type ConnectionListener, SharedConnection } from "../connection/shared-connection.js";
import type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { type Log, logSafely, logToConsole } from "../logging/log.js";
import { checkAmount } from "../wire/amounts.js";
import * as subjects from "../wire/subjects.js";
import { checkSubject, checkToken, createRandomToken } from "../wire/tokens.js";
import { Endpoint, type MethodImplementation } from "./endpoint.js";
import { UNIMPLEMENTED } from "./error-replies.js";
import type { Handler } from "./handler.js";
import type { HandlerOptions } from "./handler-options.js";
import { Replies } from "./replies.js";
import { answerServiceApi, serviceApiSubjects, VERBS, type Verb } from "./service-api.js";
import { Subscriptions } from "./subscriptions.js";

const INSTANCE_LENGTH = 22;
const DRAIN_TIMEOUT_MS = 30_000;
/** A timer of more milliseconds would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Longest wait for the server where nothing is to be gained by waiting longer. */
const SERVER_TIMEOUT_MS = 2000;
const MAX_REPLY_BYTES = 256;

const DECODER = new TextDecoder();
const ENCODER = new TextEncoder();

type Method = UnaryMethod<unknown, unknown> | OneWayMethod<unknown>;

/** One handler object: its endpoints, its subscriptions, and its life from run to shutdown. */
export class ServiceInstance implements Handler {
  readonly instance: string;
  readonly #shared: SharedConnection;
  readonly #service: ServiceDescriptor<unknown>;
  readonly #subject: string;
  readonly #queueGroup: string;
  readonly #replyPrefix: string;
  readonly #drainTimeoutMs: number;
  readonly #log: Log;
  readonly #replies: Replies;
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #started: Date = new Date();
  readonly #listener: ConnectionListener = { countBusy: () => this.#countCalls() };
  #subscriptions: Subscriptions | undefined;
  #running: Promise<void> | undefined;
  #shutdown: Promise<void> | undefined;
  #onShutdown: () => void = () => undefined;
  #onIdle: (() => void) | undefined;

  constructor(
    connection: NatsConnection,
    service: ServiceDescriptor<unknown>,
    implementation: object,
    options: HandlerOptions,
  ) {
    this.#shared = SharedConnection.of(connection);
    this.#service = service;
    const prefix = options.prefix ?? subjects.DEFAULT_PREFIX;
    this.#subject = checkSubject("the subject", subjects.serviceSubject(prefix, service.subject));
    this.#queueGroup = checkToken("the queue group", options.queueGroup ?? subjects.DEFAULT_QUEUE_GROUP);
    this.instance = checkToken("the instance", options.instance ?? createRandomToken(INSTANCE_LENGTH));
    this.#replyPrefix = options.replyPrefix ?? subjects.DEFAULT_REPLY_PREFIX;
    const drainTimeoutMs = checkAmount("drainTimeoutMs", options.drainTimeoutMs ?? DRAIN_TIMEOUT_MS);
    this.#drainTimeoutMs = Math.min(drainTimeoutMs, LONGEST_TIMER_MS);
    this.#log = options.log ?? logToConsole;
    this.#replies = new Replies(this.#shared, checkToken("the service", service.name), this.#replyPrefix, this.#log);
    this.#addEndpoints(implementation as Readonly<Record<string, unknown>>);
  }

  run(): Promise<void> {
    if (this.#shutdown !== undefined) return Promise.reject(shutDownError());
    this.#running ??= this.#start().catch((error: unknown) => {
      this.#running = undefined;
      throw error;
    });
    return this.#running;
  }

  shutdown(): Promise<void> {
    this.#shutdown ??= this.#stop();
    return this.#shutdown;
  }

  #addEndpoints(implementation: Readonly<Record<string, unknown>>): void {
    const host = {
      service: this.#service.name,
      replyPrefix: this.#replyPrefix,
      deadlines: this.#shared.deadlines,
      replies: this.#replies,
      log: this.#log,
      onCallEnded: () => {
        if (this.#onIdle !== undefined && this.#countCalls() === 0) this.#onIdle();
      },
    };
    for (const [name, method] of Object.entries(this.#service.methods as Readonly<Record<string, Method>>)) {
      const run = implementation[name];
      if (typeof run !== "function") {
        throw new AutonatsError("INVALID_ARGUMENT", `the implementation has no function "${name}"`);
      }
      checkToken("the method", method.name);
      this.#endpoints.set(method.name, new Endpoint(method, run as MethodImplementation, host));
    }
  }

  async #start(): Promise<void> {
    const subscriptions = new Subscriptions(this.#shared, (subject) => this.#logDenied(subject));
    this.#subscriptions = subscriptions;
    this.#replies.open();
    this.#shared.addListener(this.#listener);
    const stopped = new Promise<void>((resolve) => {
      this.#onShutdown = resolve;
    });
    try {
      this.#openAll(subscriptions);
      await Promise.race([subscriptions.confirm(), stopped]);
    } catch (thrown) {
      await subscriptions.drain(() => true, SERVER_TIMEOUT_MS);
      this.#leaveConnection();
      if (thrown instanceof AutonatsError) throw thrown;
      throw new AutonatsError("UNAVAILABLE", "the connection to NATS is closed", { reason: "CLOSED", cause: thrown });
    }
    if (this.#shutdown !== undefined) throw shutDownError();
  }

  #openAll(subscriptions: Subscriptions): void {
    const { instance } = this;
    for (const [name, endpoint] of this.#endpoints) {
      const subject = subjects.methodSubject(this.#subject, name);
      const receive = (message: Msg): void => endpoint.receive(message);
      subscriptions.open({ subject, queueGroup: this.#queueGroup, receive });
    }
    const direct = subjects.directSubject(this.#subject, instance);
    subscriptions.open({ subject: direct, receive: (message) => this.#receiveDirectly(message) });
    const cancel = subjects.cancelSubject(this.#subject);
    subscriptions.open({ subject: cancel, receive: (message) => this.#receiveCancellation(message) });
    for (const verb of VERBS) {
      for (const subject of serviceApiSubjects(verb, this.#service.name, instance)) {
        subscriptions.open({ subject, receive: (message) => this.#answer(verb, message) });
      }
    }
  }

  async #stop(): Promise<void> {
    const subscriptions = this.#subscriptions;
    const end = performance.now() + this.#drainTimeoutMs;
    this.#onShutdown();
    if (subscriptions === undefined) return;
    // Calls that are given up now are still to be told so.
    const cancel = subjects.cancelSubject(this.#subject);
    await subscriptions.drain((subject) => subject !== cancel, this.#drainTimeoutMs);
    await this.#whenIdle(end - performance.now());
    for (const endpoint of this.#endpoints.values()) endpoint.giveUp();
    await subscriptions.drain((subject) => subject === cancel, SERVER_TIMEOUT_MS);
    this.#leaveConnection();
  }

  #leaveConnection(): void {
    this.#replies.close();
    this.#shared.removeListener(this.#listener);
  }

  /** Resolves when no call runs or waits, and at the latest after some milliseconds. */
  async #whenIdle(timeoutMs: number): Promise<void> {
    if (this.#countCalls() === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#onIdle = resolve;
      timer = setTimeout(resolve, Math.max(0, timeoutMs));
    });
    this.#onIdle = undefined;
    clearTimeout(timer);
  }

  #receiveDirectly(message: Msg): void {
    const name = message.subject.slice(this.#subject.length + 1, -(this.instance.length + 1));
    const endpoint = this.#endpoints.get(name);
    if (endpoint !== undefined) {
      endpoint.receive(message);
    } else if (subjects.isReplySubject(message.reply, this.#replyPrefix)) {
      this.#replies.send(message.reply, UNIMPLEMENTED.bytes, UNIMPLEMENTED.header, 0);
    }
  }

  #receiveCancellation({ data }: Msg): void {
    if (data.length === 0 || data.length > MAX_REPLY_BYTES) return;
    const reply = DECODER.decode(data);
    for (const endpoint of this.#endpoints.values()) {
      endpoint.cancel(reply);
    }
  }

  #answer(verb: Verb, { reply }: Msg): void {
    if (!subjects.isReplySubject(reply, this.#replyPrefix)) return;
    const answer = answerServiceApi(verb, {
      name: this.#service.name,
      id: this.instance,
      version: this.#service.version ?? "0.0.0",
      description: this.#service.description ?? "",
      queueGroup: this.#queueGroup,
      started: this.#started,
      endpoints: [...this.#endpoints].map(([name, endpoint]) => ({
        subject: subjects.methodSubject(this.#subject, name),
        endpoint,
      })),
    });
    this.#replies.send(reply, ENCODER.encode(JSON.stringify(answer)), undefined, 0);
  }

  #countCalls(): number {
    let calls = 0;
    for (const endpoint of this.#endpoints.values()) calls += endpoint.size;
    return calls;
  }

  #logDenied(subject: string): void {
    const message = "the NATS server refuses a subscription, because this connection's user may not have it";
    logSafely(this.#log, { level: "error", message, service: this.#service.name, subject });
  }
}

function shutDownError(): AutonatsError {
  return new AutonatsError("FAILED_PRECONDITION", "the handler was shut down; make a new one to serve again");
}
