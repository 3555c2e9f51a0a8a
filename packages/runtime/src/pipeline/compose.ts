import { completed } from "./call-view.js";
import type { Interceptor, Next } from "./interceptor.js";

/** Puts interceptors around `last`, the first outermost. Each `next` takes copies of its call, and rejects where what it calls throws. */
export function compose(interceptors: readonly Interceptor[], last: Next): Next {
  return interceptors.reduceRight((next, interceptor) => interceptor(takingCopies(next)), last);
}

function takingCopies(next: Next): Next {
  // No async function: it would cost each call one more promise.
  return (call) => {
    try {
      return next(completed(call));
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  };
}
