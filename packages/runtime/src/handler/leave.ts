import { NOTICE_MS, type Subscriptions } from "./subscriptions.js";

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

  /** Resolves once those who call the instance directly have had time to learn that it leaves. */
  async notice(timeoutMs: number = NOTICE_MS): Promise<void> {
    if (!this.#isCalledDirectly) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(NOTICE_MS, timeoutMs)));
  }
}
