/** Where timers are set. */
export interface TimerHost {
  /** On the clock of `performance.now()`. */
  readonly now: number;
  /** On the clock of `Date.now()`. */
  readonly date: number;
  /** Sets a timer, or sets it again. */
  set(timer: VirtualTimer): void;
  /** Clears it, if it is set. */
  clear(timer: VirtualTimer): void;
}

let numbers = 0;

/** A timer as Node has them. None holds a process open, since virtual time does not pass by itself. */
export class VirtualTimer {
  readonly act: () => void;
  /** The name of the function that it calls. */
  readonly name: string;
  readonly delayMs: number;
  readonly isRepeated: boolean;
  readonly #host: TimerHost;
  readonly #number: number;

  constructor(host: TimerHost, act: () => void, delayMs: number, isRepeated = false, name: string = act.name) {
    numbers += 1;
    this.name = name;
    this.#number = numbers;
    this.#host = host;
    this.act = act;
    this.delayMs = delayMs;
    this.isRepeated = isRepeated;
    host.set(this);
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  refresh(): this {
    this.#host.set(this);
    return this;
  }

  close(): this {
    this.#host.clear(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#number;
  }
}
