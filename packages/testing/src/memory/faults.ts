import { createChance } from "./chance.js";
import { isHeard, tokensOf } from "./subjects.js";

/** A time that is drawn for each message, evenly between two bounds. */
export interface DelayRange {
  readonly minMs: number;
  readonly maxMs: number;
}

/**
 * What happens to messages. Without `from`, `to` and `subject` it happens to all of them; the first rule that fits a message
 * counts, and no other.
 */
export interface FaultRule {
  /** Name of the connection that a message comes from, or several. */
  readonly from?: string | readonly string[] | undefined;
  /** Name of the connection that it goes to, or several. */
  readonly to?: string | readonly string[] | undefined;
  /** Its subject, with wildcards: `autonats.user.*`. */
  readonly subject?: string | undefined;
  /** Milliseconds that it is on its way. Without `reorder`, none overtakes another of the same two connections. Default: 0. */
  readonly delay?: number | DelayRange | undefined;
  /** The share of messages that are lost, from 0 to 1. Default: 0. */
  readonly drop?: number | undefined;
  /** The share of replies that come twice. Requests never do: no NATS server sends one twice. Default: 0. */
  readonly duplicateReplies?: number | undefined;
  /** Whether messages of different subjects overtake each other. Those of one subject never do. Default: no. */
  readonly reorder?: boolean | undefined;
}

/** What happens to one message. */
export interface Fate {
  readonly isLost: boolean;
  readonly delayMs: number;
  /** When the reply comes a second time, counted as `delayMs` is; `undefined` where it does not. */
  readonly secondMs: number | undefined;
  readonly mayOvertake: boolean;
}

const UNHARMED: Fate = { isLost: false, delayMs: 0, secondMs: undefined, mayOvertake: false };

interface Rule extends FaultRule {
  readonly pattern: readonly string[] | undefined;
  readonly range: DelayRange;
}

/** Decides what happens to messages. The sequence between two connections is the same for the same seed, whatever others do. */
export class Faults {
  readonly #seed: number;
  readonly #chances = new Map<string, () => number>();
  #rules: readonly Rule[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Replaces the rules. Throws a `RangeError` for one that cannot be meant. */
  set(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => {
      const { subject, delay = 0, drop = 0, duplicateReplies = 0 } = rule;
      const range = typeof delay === "number" ? { minMs: delay, maxMs: delay } : delay;
      if (!(range.minMs >= 0 && range.maxMs >= range.minMs)) {
        throw new RangeError(`a delay cannot be from ${range.minMs} to ${range.maxMs} ms`);
      }
      for (const share of [drop, duplicateReplies]) {
        if (!(share >= 0 && share <= 1)) throw new RangeError(`a share of messages is from 0 to 1, not ${share}`);
      }
      return { ...rule, range, pattern: subject === undefined ? undefined : tokensOf(subject) };
    });
  }

  /** Returns what happens to a message. One without a subject is the answer to a confirmation, which is never lost. */
  decide(from: string, to: string, subject: string, isReply: boolean): Fate {
    const rule = this.#rules.find((candidate) => fits(candidate, from, to, subject));
    if (rule === undefined) return UNHARMED;
    const chance = this.chanceOf(`${from} > ${to}`);
    // Always as many draws, so that a changed rule does not shift what happens to later messages.
    const [drop, duplicate, first, second] = [chance(), chance(), chance(), chance()];
    const { minMs, maxMs } = rule.range;
    const delayMs = minMs + first * (maxMs - minMs);
    const isTwice = isReply && duplicate < (rule.duplicateReplies ?? 0);
    return {
      isLost: subject !== "" && drop < (rule.drop ?? 0),
      delayMs,
      secondMs: isTwice ? delayMs + minMs + second * (maxMs - minMs) : undefined,
      mayOvertake: rule.reorder === true,
    };
  }

  /** Returns the source of chance of a name. */
  chanceOf(name: string): () => number {
    let chance = this.#chances.get(name);
    if (chance === undefined) {
      chance = createChance(this.#seed, name);
      this.#chances.set(name, chance);
    }
    return chance;
  }
}

function fits(rule: Rule, from: string, to: string, subject: string): boolean {
  if (!isNamed(rule.from, from) || !isNamed(rule.to, to)) return false;
  return rule.pattern === undefined || isHeard(rule.pattern, subject.split("."));
}

function isNamed(names: string | readonly string[] | undefined, name: string): boolean {
  if (names === undefined) return true;
  return typeof names === "string" ? names === name : names.includes(name);
}
