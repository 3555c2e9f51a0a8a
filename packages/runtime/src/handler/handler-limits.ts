import { AutonatsError } from "../errors/autonats-error.js";

/** Overrides, for one deployment of a handler, the limits in its interface. */
export interface MethodLimits {
  /** Calls of a method that run at once. At least 1. */
  readonly concurrency?: number | undefined;
  /** Calls of a method that may wait for a slot; 0 for none. Default: 10 000. */
  readonly queue?: number | undefined;
  /** The longest that a call may run, in milliseconds, however long its caller waits. */
  readonly timeoutMs?: number | undefined;
}

/** Limits of a handler, for all of its methods and by their names on the wire. */
export interface Limits extends MethodLimits {
  /** Calls that run at once in this handler, over all methods. Default: no limit. */
  readonly total?: number | undefined;
  readonly methods?: Readonly<Record<string, MethodLimits>> | undefined;
}

/** What a method's endpoint needs of them. */
export interface ResolvedLimits {
  readonly concurrency: number;
  readonly queue: number;
  /** Infinity for no limit of its own. */
  readonly timeoutMs: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_QUEUE = 10_000;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** The variables of the process; none in a browser. */
export function environment(): Environment {
  try {
    const { process } = globalThis as { readonly process?: { readonly env?: Environment } };
    return process?.env ?? {};
  } catch {
    return {};
  }
}

/**
 * Finds the limits of a handler: in its options, else in the environment (`AUTONATS_HANDLER_CONCURRENCY`, `_QUEUE`, `_TIMEOUT`,
 * `_TOTAL`, each optionally followed by `_<Service>_<Method>`), else in the interface. A limit for one method takes precedence over
 * one for all methods. Each function throws an `AutonatsError` for a value that cannot be a limit.
 */
export class HandlerLimits {
  readonly #service: string;
  readonly #limits: Limits;
  readonly #environment: Environment;

  constructor(
    service: string,
    methods: readonly string[],
    limits: Limits = {},
    variables: Environment = environment(),
  ) {
    this.#service = service;
    this.#limits = limits;
    this.#environment = variables;
    const unknown = Object.keys(limits.methods ?? {}).find((name) => !methods.includes(name));
    if (unknown !== undefined) {
      fail(`limits.methods names ${JSON.stringify(unknown)}, which is not a method; use one of ${methods.join(", ")}`);
    }
  }

  /** Calls that run at once over all methods. */
  get total(): number {
    const { total } = this.#limits;
    if (total !== undefined) return count("limits.total", total, 1);
    return this.#read("TOTAL", (name, text) => count(name, numberOf(text), 1)) ?? Number.POSITIVE_INFINITY;
  }

  /** The limits of one method, for which the interface says how many calls may run at once. */
  of(method: string, concurrency: number): ResolvedLimits {
    return {
      concurrency: this.#find("concurrency", method, (name, text) => count(name, numberOf(text), 1)) ?? concurrency,
      queue: this.#find("queue", method, (name, text) => count(name, numberOf(text), 0)) ?? DEFAULT_QUEUE,
      timeoutMs: this.#find("timeoutMs", method, duration) ?? Number.POSITIVE_INFINITY,
    };
  }

  #find(limit: keyof MethodLimits, method: string, parse: (name: string, text: string) => number): number | undefined {
    const least = limit === "queue" ? 0 : 1;
    const own = this.#limits.methods?.[method]?.[limit];
    if (own !== undefined) return count(`limits.methods.${method}.${limit}`, own, least);
    const all = this.#limits[limit];
    if (all !== undefined) return count(`limits.${limit}`, all, least);
    const variable = limit === "timeoutMs" ? "TIMEOUT" : limit.toUpperCase();
    return this.#read(`${variable}_${this.#service}_${method}`, parse) ?? this.#read(variable, parse);
  }

  #read(name: string, parse: (name: string, text: string) => number): number | undefined {
    const variable = `AUTONATS_HANDLER_${name}`;
    const text = this.#environment[variable];
    // An empty variable counts as not set.
    return text === undefined || text === "" ? undefined : parse(variable, text);
  }
}

function count(name: string, value: unknown, least: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  if (value === Number.POSITIVE_INFINITY) return value;
  return fail(`${name} must be a whole number of at least ${least}`);
}

function duration(name: string, text: string): number {
  const match = /^([0-9]{1,9})(ms|s|m)$/.exec(text);
  const milliseconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ""] ?? Number.NaN);
  return milliseconds > 0 ? milliseconds : fail(`${name} must be a number and a unit (ms, s, m), such as 2s`);
}

function numberOf(text: string): number {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function fail(message: string): never {
  throw new AutonatsError("INVALID_ARGUMENT", message, { outcome: "NOT_SENT" });
}
