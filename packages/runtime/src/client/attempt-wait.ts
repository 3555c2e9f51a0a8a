import { Deadline } from "../connection/deadlines.js";
import type { Patience } from "./policy/patience.js";

/** For how long an attempt is waited for alone. */
export class AttemptWait extends Deadline {
  readonly begunAt: number;
  /** Whether another one is made beside it then; else it is given up for the other one. */
  readonly isHedge: boolean;
  readonly #call: { onPatienceEnded(): void };

  constructor(call: { onPatienceEnded(): void }, begunAt: number, patience: Patience | undefined) {
    super(begunAt + (patience?.milliseconds ?? Number.POSITIVE_INFINITY));
    this.#call = call;
    this.begunAt = begunAt;
    this.isHedge = patience?.isHedge ?? false;
  }

  expire(): void {
    this.#call.onPatienceEnded();
  }
}
