import type { Duration, Timestamp } from "@autonats/runtime";

export interface Job {
  /** To the millisecond. */
  startedAt: Date;
  /** To the nanosecond. */
  measuredAt: Timestamp;
  took: Duration;
  finishedAt: Date | null;
  retryAfter?: Duration;
}

/** @nats:server Job */
export interface JobService {
  getSince(time: Date, atMost?: Duration): Promise<Job[]>;
  lastRun(): Promise<Timestamp>;
}
