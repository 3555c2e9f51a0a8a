import { type Log, RepeatedLog } from "../logging/log.js";
import type { EndpointObserver } from "./endpoint-observer.js";
import type { ServedCall } from "./served-call.js";

/** Logs what is not reported to callers. */
export class EndpointLog implements EndpointObserver {
  readonly #log: Log;
  readonly #service: string;
  readonly #method: string;
  readonly #dropped: RepeatedLog;

  constructor(log: Log, service: string, method: string) {
    this.#log = log;
    this.#service = service;
    this.#method = method;
    this.#dropped = new RepeatedLog(log);
  }

  onHidden({ trace }: ServedCall, message: string, reference: string | undefined, error: unknown): void {
    this.#log({
      level: "error",
      message,
      service: this.#service,
      method: this.#method,
      reference,
      traceId: trace?.traceId || undefined,
      spanId: trace?.spanId || undefined,
      error,
    });
  }

  onDropped(message: string, subject?: string, error?: unknown): void {
    this.#dropped.write({ level: "warn", message, service: this.#service, method: this.#method, subject, error });
  }
}
