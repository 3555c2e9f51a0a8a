import type { Code } from "../errors/codes.js";
import type { Refusal } from "../pipeline/observer.js";
import { RecentEvents } from "../recent-events.js";
import type { EndpointObserver } from "./endpoint-observer.js";
import type { ServedCall } from "./served-call.js";

/** The statistics of one method in the Service API. */
export class EndpointStats implements EndpointObserver {
  /** Requests that were admitted. */
  requests = 0;
  /** Those of them that ended with an error. */
  errors = 0;
  /** Requests that were answered BUSY, or dropped for the same reason. */
  refused = 0;
  readonly refusedLately: RecentEvents = new RecentEvents();
  /** The last error in one line; empty before the first. */
  lastError = "";
  /** Sum of the milliseconds from a request's start to its method's end. */
  processingMs = 0;

  onRequestAdmitted(): void {
    this.requests += 1;
  }

  onRequestRefused(_call: unknown, reason: Refusal): void {
    if (reason !== "BUSY") return;
    this.refused += 1;
    this.refusedLately.add(performance.now());
  }

  onMethodEnded(_call: unknown, _error: unknown, milliseconds: number): void {
    this.processingMs += milliseconds;
  }

  onCallFailed(call: ServedCall, code: Code, summary: string): void {
    if (call.failure !== undefined) return;
    call.failure = code;
    this.errors += 1;
    this.lastError = summary;
  }

  /** The sum in whole nanoseconds. */
  get processingNanoseconds(): number {
    return Math.round(this.processingMs * 1e6);
  }

  /** The mean in whole nanoseconds; 0 before the first request. */
  get averageNanoseconds(): number {
    return this.requests === 0 ? 0 : Math.trunc(this.processingNanoseconds / this.requests);
  }
}
