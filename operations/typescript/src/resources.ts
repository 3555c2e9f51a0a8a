import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What this process holds just now. */
export interface Resources {
  /** Bytes of objects that can be reached. */
  readonly heap: number;
  /** Timers, sockets and whatever else keeps or may keep a process alive. */
  readonly active: number;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Collects garbage, and returns what is left. */
export function readResources(): Resources {
  collectGarbage();
  const listeners = process.eventNames().map((name) => process.listenerCount(name as "exit"));
  return {
    heap: process.memoryUsage().heapUsed,
    active: process.getActiveResourcesInfo().length + listeners.reduce((sum, count) => sum + count, 0),
  };
}
