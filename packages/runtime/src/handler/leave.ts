import { NOTICE_MS, type Subscriptions } from "./subscriptions.js";

/** How often the time of notice begins again, because somebody has called the instance directly meanwhile. */
const MOST_NOTICES = 8;

/** How an instance leaves: at first it only says so to those who call it directly. */
export class Leave {
  #hasBegun = false;
  #isCalledDirectly = false;

  /** Whether the instance is about to take no more calls. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Notes that the instance was called on its own subject. */
  noteDirect(): void {
    this.#isCalledDirectly = true;
  }

  /** Withdraws from the queue group for good. Resolves when the other subscriptions may go, too. */
  async begin(subscriptions: Subscriptions, timeoutMs: number): Promise<void> {
    this.#hasBegun = true;
    if (!this.#isCalledDirectly) return;
    await subscriptions.drainGroups(timeoutMs);
    await this.notice(timeoutMs);
  }

  /** Resolves once those who call the instance directly have learnt that it leaves: nobody has done so for some time. */
  async notice(timeoutMs: number = MOST_NOTICES * NOTICE_MS): Promise<void> {
    const end = performance.now() + Math.min(timeoutMs, MOST_NOTICES * NOTICE_MS);
    while (this.#isCalledDirectly && performance.now() < end) {
      this.#isCalledDirectly = false;
      const wait = Math.min(NOTICE_MS, end - performance.now());
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
