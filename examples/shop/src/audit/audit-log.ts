import type { AuditEvent, AuditService } from "./audit.js";

/** The log, in memory. */
export class AuditLog implements AuditService {
  readonly #events: AuditEvent[] = [];

  record(event: AuditEvent): void {
    this.#events.push(event);
  }

  async count(): Promise<number> {
    return this.#events.length;
  }
}
