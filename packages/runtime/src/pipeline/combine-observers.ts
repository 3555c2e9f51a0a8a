import { forget } from "../guard/untrusted.js";
import { type Observer, STAGES } from "./observer.js";

type Told = (first: never, second?: never, third?: never, fourth?: never) => void;

/**
 * Merges the observers that users have registered and some of the runtime's own, which do not throw, into one. Each stage that
 * nobody observes stays undefined.
 */
export function combineObservers<O extends Observer>(
  observers: readonly Observer[],
  own: readonly O[] = [],
  stages: readonly (keyof O)[] = STAGES,
): O {
  const combined: Partial<Record<keyof O, Told>> = {};
  for (const stage of stages) {
    const told = [
      ...own.map((observer) => bindOwn(observer, stage)),
      ...observers.map((user) => bindUsers(user, stage)),
    ];
    const [first, ...others] = told.filter((each) => each !== undefined);
    if (first === undefined) continue;
    combined[stage] =
      others.length === 0
        ? first
        : (a, b, c, d) => {
            first(a, b, c, d);
            for (const each of others) each(a, b, c, d);
          };
  }
  return combined as O;
}

function bindOwn<O>(observer: O, stage: keyof O): Told | undefined {
  const tell = observer[stage] as Told | undefined;
  return tell?.bind(observer as never);
}

function bindUsers(observer: Observer, stage: PropertyKey): Told | undefined {
  const tell = (observer as Readonly<Record<PropertyKey, Told | undefined>>)[stage];
  if (typeof tell !== "function") return undefined;
  // Not `callAndForget`: to pass on any number of parameters costs each stage of each call more.
  return (a, b, c, d) => {
    try {
      const result: unknown = tell.call(observer, a, b, c, d);
      if (result !== undefined) forget(result);
    } catch {
      // Nobody is left to report it to.
    }
  };
}
