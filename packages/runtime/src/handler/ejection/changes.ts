import type { LogEntry } from "../../logging/log.js";
import type { HandlerState } from "../../pipeline/observed.js";

/** What the log says of changes. */
export const CHANGES: Readonly<Record<HandlerState, Pick<LogEntry, "level" | "message">>> = {
  serving: { level: "info", message: "this handler takes all calls" },
  leaving: { level: "warn", message: "half of the calls fail; this handler asks its group whether it may leave" },
  ejected: {
    level: "error",
    message: "this handler has left its queue group for some time, as half of its calls failed",
  },
  probing: { level: "info", message: "this handler takes one call at a time, to find out whether it may come back" },
};
