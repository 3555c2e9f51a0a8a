import type { int32 } from "@autonats/runtime";

/** Something that happened. */
export type AuditEvent =
  | { kind: "ordered"; orderId: string; userId: string; at: Date }
  | { kind: "refused"; userId: string; reason: string; at: Date };

/**
 * Remembers what happened.
 *
 * @nats:server Audit
 */
export interface AuditService {
  /** Notes an event. Nobody waits for it. */
  record(event: AuditEvent): void;

  /** How many events were noted. */
  count(): Promise<int32>;
}
