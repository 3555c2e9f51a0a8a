import type { Observer } from "@autonats/runtime";

type Told = (...told: readonly unknown[]) => void;

/** Joins observers into one, which is told of the stages that any of them is told of. */
export function joinObservers(observers: readonly Observer[]): Observer {
  const joined = new Map<string, Told>();
  for (const observer of observers) {
    for (const [stage, tell] of Object.entries(observer) as [string, Told][]) {
      const before = joined.get(stage);
      joined.set(
        stage,
        before === undefined
          ? tell
          : (...told) => {
              before(...told);
              tell(...told);
            },
      );
    }
  }
  return Object.fromEntries(joined);
}
