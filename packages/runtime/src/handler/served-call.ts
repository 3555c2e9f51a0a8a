import { type CallScope, type Child, Scoped } from "../call-scope.js";
import { Deadline } from "../connection/deadline-wheel.js";
import type { AutonatsError } from "../errors/autonats-error.js";
import type { Admitted } from "./admission.js";
import type { CallContext } from "./call-context.js";

/** Who serves a call. The method must not throw. */
export interface CallServer {
  readonly service: string;
  readonly method: string;
  /** The deadline of one of its calls has passed. */
  onDeadline(call: ServedCall): void;
}

/** One call that was admitted, until its method has ended. */
export class ServedCall extends Deadline implements Admitted, CallScope {
  place = -1;
  readonly server: CallServer;
  /** Where the answer goes. Empty for a one-way call. */
  readonly reply: string;
  /** When its method was started, on the clock of `performance.now()`. Until then: when it was received. */
  startedAt: number;
  /** The body; let go when it has been read. */
  data: Uint8Array | undefined;
  /** Whether nothing may be sent any more: it was answered, or is never answered. */
  isAnswered: boolean;
  /** Whether it counts as an error already. */
  isFailed = false;
  #stop: AutonatsError | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  #children: Set<Child> | undefined = undefined;

  constructor(server: CallServer, reply: string, data: Uint8Array, receivedAt: number, deadline: number) {
    super(deadline);
    this.server = server;
    this.reply = reply;
    this.data = data;
    this.startedAt = receivedAt;
    this.isAnswered = reply === "";
  }

  /** Whether the method was told to stop. */
  get isStopped(): boolean {
    return this.#stop !== undefined;
  }

  expire(): void {
    this.server.onDeadline(this);
  }

  /** Tells the method, and the calls that it makes, to stop. Only the first time counts. */
  stop(cause: AutonatsError): void {
    if (this.#stop !== undefined) return;
    this.#stop = cause;
    this.#controller?.abort(cause);
    const children = this.#children;
    this.#children = undefined;
    for (const child of children ?? []) child.cancel(cause);
  }

  /** Aborts when the method is to stop. Made when it is first asked for, as most methods never do. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#stop !== undefined) this.#controller.abort(this.#stop);
    }
    return this.#controller.signal;
  }

  adopt(child: Child): void {
    if (this.#stop !== undefined) {
      child.cancel(this.#stop);
      return;
    }
    this.#children ??= new Set();
    this.#children.add(child);
  }

  release(child: Child): void {
    this.#children?.delete(child);
  }
}

/** What a method sees of its call. */
export class ServedCallContext extends Scoped implements CallContext {
  readonly #call: ServedCall;

  constructor(call: ServedCall) {
    super(call);
    this.#call = call;
  }

  get service(): string {
    return this.#call.server.service;
  }

  get method(): string {
    return this.#call.server.method;
  }

  get timeoutMs(): number {
    return Math.max(0, this.#call.deadline - performance.now());
  }

  get signal(): AbortSignal {
    return this.#call.signal;
  }
}
