const System = Date;
let aheadMs = 0;

/** The clock of the system, as this process sees it from now on. */
class SetDate extends System {
  constructor(...parameters: readonly []) {
    if (parameters.length === 0) super(SetDate.now());
    else super(...parameters);
  }

  static override now(): number {
    return System.now() + aheadMs;
  }
}

/** Sets the clock on by so many milliseconds, or back if they are negative. Timers, and `performance.now()`, know nothing of it. */
export function setClock(milliseconds: number): void {
  aheadMs += milliseconds;
  globalThis.Date = SetDate as DateConstructor;
}
