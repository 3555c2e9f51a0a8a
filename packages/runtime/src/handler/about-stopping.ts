import { isAutonatsError } from "../errors/autonats-error.js";
import { isError } from "../guard/untrusted.js";
import type { ServedCall } from "./served-call.js";

/** Reports whether a method was told to stop and threw an error that says little more than that it stopped. */
export function isAboutStopping(call: ServedCall, thrown: unknown): boolean {
  return call.isStopped && (isAutonatsError(thrown) || (isError(thrown) && nameOf(thrown) === "AbortError"));
}

function nameOf(error: Error): string {
  try {
    return error.name;
  } catch {
    return "";
  }
}
