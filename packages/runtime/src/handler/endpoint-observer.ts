import type { Code } from "../errors/codes.js";
import { type Observer, STAGES } from "../pipeline/observer.js";
import type { ServedCall } from "./served-call.js";

/** An observer of the runtime itself: it is notified of more than those of users, and must not throw. */
export interface EndpointObserver extends Observer {
  /** A call that was admitted has failed: in one line. May be said of the same call again. */
  onCallFailed?(call: ServedCall, code: Code, summary: string): void;
  /** Something went wrong in a call of which the caller is told nothing but the reference. */
  onHidden?(call: ServedCall, message: string, reference: string | undefined, error: unknown): void;
  /** A request was dropped, and nobody is told. */
  onDropped?(message: string, subject?: string, error?: unknown): void;
}

/** All that such an observer may be told. */
export const ENDPOINT_STAGES: readonly (keyof EndpointObserver)[] = [
  ...STAGES,
  "onCallFailed",
  "onHidden",
  "onDropped",
];
