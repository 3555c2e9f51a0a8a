import { createChance } from "../memory/chance.js";
import { type TimerHost, VirtualTimer } from "./virtual-timer.js";

/** What was there before. */
export interface RealTime {
  /** Brings it back. */
  restore(): void;
  /** Resolves once everything has happened that needs no time to pass. */
  settle(): Promise<void>;
  /** Resolves after real events had their turn. */
  pause(): Promise<void>;
}

/** What Node's own errors of this kind say. */
const ABORTED = { name: "AbortError", code: "ABORT_ERR" };

let isInstalled = false;

/** Replaces the time of this process, and with a seed its chance. Throws if it is replaced already. */
export function install(host: TimerHost, seed: number | undefined): RealTime {
  if (isInstalled) throw new Error("a virtual time is installed already; uninstall it first");
  isInstalled = true;
  const { setTimeout: realTimeout, setImmediate: realImmediate } = globalThis;
  const later: (act: () => void) => void =
    typeof process === "object" ? (act) => process.nextTick(act) : (act) => void realTimeout(act, 0);
  const restores = [
    replace(globalThis, timersOf(host)),
    replace(performance, { now: () => host.now }),
    replace(globalThis, { Date: dateOf(host) }),
    replace(AbortSignal, { timeout: (milliseconds: number) => abortAfter(host, milliseconds) }),
    ...replaceSleep(host),
    ...(seed === undefined ? [] : replaceChance(seed)),
  ];
  return {
    restore: () => {
      isInstalled = false;
      for (const restore of restores.splice(0)) restore();
    },
    // What is asked for in this way runs after all microtasks, also those that microtasks have asked for.
    settle: () => new Promise((resolve) => later(resolve)),
    pause: () => new Promise((resolve) => void (realImmediate ?? realTimeout)(resolve)),
  };
}

type Act = (...parameters: unknown[]) => unknown;

function timersOf(host: TimerHost): object {
  const set =
    (isRepeated: boolean) =>
    (act: Act, milliseconds = 0, ...parameters: unknown[]): VirtualTimer =>
      // No time at all is a millisecond, as in Node: whoever waits for something in a loop lets time pass.
      new VirtualTimer(host, () => act(...parameters), milliseconds > 0 ? milliseconds : 1, isRepeated, act.name);
  const clear = (timer: unknown): void => {
    if (timer instanceof VirtualTimer) host.clear(timer);
  };
  return {
    setTimeout: set(false),
    setInterval: set(true),
    setImmediate: (act: Act, ...parameters: unknown[]) =>
      new VirtualTimer(host, () => act(...parameters), 0, false, act.name),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
}

function dateOf(host: TimerHost): DateConstructor {
  const real = Date;
  return new Proxy(real, {
    apply: () => new real(host.date).toString(),
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [host.date] : parameters, newTarget),
    get: (target, key) => (key === "now" ? () => host.date : Reflect.get(target, key)),
  });
}

function abortAfter(host: TimerHost, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const error = new DOMException("The operation was aborted due to timeout", "TimeoutError");
  new VirtualTimer(host, () => controller.abort(error), milliseconds);
  return controller.signal;
}

/** Replaces the sleep of `node:timers/promises`, in Node. */
function replaceSleep(host: TimerHost): (() => void)[] {
  if (typeof process !== "object" || typeof process.getBuiltinModule !== "function") return [];
  const { syncBuiltinESMExports } = process.getBuiltinModule("node:module");
  const sleep = (
    milliseconds = 1,
    value?: unknown,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { signal } = options;
      const abort = (): void => {
        timer.close();
        reject(Object.assign(new Error("The operation was aborted", { cause: signal?.reason }), ABORTED));
      };
      const end = (): void => {
        signal?.removeEventListener("abort", abort);
        resolve(value);
      };
      const timer = new VirtualTimer(host, end, milliseconds > 0 ? milliseconds : 1);
      if (signal?.aborted === true) abort();
      else signal?.addEventListener("abort", abort, { once: true });
    });
  const restore = replace(process.getBuiltinModule("node:timers/promises"), { setTimeout: sleep });
  syncBuiltinESMExports();
  return [restore, syncBuiltinESMExports];
}

function replaceChance(seed: number): (() => void)[] {
  const chance = createChance(seed, "process");
  const fill = (array: ArrayBufferView): ArrayBufferView => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(chance() * 256);
    return array;
  };
  return [replace(Math, { random: chance }), replace(crypto, { getRandomValues: fill })];
}

/** Replaces properties of an object, and returns how to bring the old ones back. */
function replace(of: object, properties: object): () => void {
  const before = Object.keys(properties).map((key) => [key, Object.getOwnPropertyDescriptor(of, key)] as const);
  for (const [key, value] of Object.entries(properties)) {
    Object.defineProperty(of, key, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [key, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(of, key);
      else Object.defineProperty(of, key, descriptor);
    }
  };
}
