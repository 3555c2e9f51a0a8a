import type { Duration, Timestamp } from "@autonats/runtime";

export interface Recording {
  content: Uint8Array;
  parts: Uint8Array[];
  startedAt: Date;
  /** To the nanosecond. */
  measuredAt: Timestamp;
  took: Duration;
  endedAt: Date | null;
  pausedFor?: Duration;
}

/** @nats:server Recording */
export interface RecordingService {
  since(time: Date): Promise<Recording[]>;
  content(name: string, after: Duration): Promise<Uint8Array>;
  latest(): Promise<Date | null>;
}
