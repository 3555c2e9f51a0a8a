import type { ObservedCall, Trace } from "../pipeline/observer.js";

/** A call as observers see it at the client. */
export class CallAtClient implements ObservedCall {
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly subject: string;
  /** On the clock of `performance.now()`. */
  readonly startedAt: number;
  trace: Trace | undefined = undefined;

  constructor({ service, version, method, kind, subject }: ObservedCall, now: number) {
    this.service = service;
    this.version = version;
    this.method = method;
    this.kind = kind;
    this.subject = subject;
    this.startedAt = now;
  }
}
