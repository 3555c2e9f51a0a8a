import { completed } from "./call-view.js";
import type { Interceptor, Next } from "./interceptor.js";

/** Puts interceptors around `last`, the first outermost. */
export function compose(interceptors: readonly Interceptor[], last: Next): Next {
  return interceptors.reduceRight((next, interceptor) => interceptor(takingCopies(next)), last);
}

function takingCopies(next: Next): Next {
  return (call) => {
    try {
      return next(completed(call));
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  };
}
