import type { Message } from "../../link/message.js";
import { RateLimit } from "../../logging/rate-limit.js";
import type { HandlerState } from "../../pipeline/observed.js";
import { groupSubject } from "../../wire/subjects.js";
import type { Listening } from "../subscriptions.js";
import { readGroupMessage, writeGroupMessage } from "./group-message.js";
import { SelfEjection, type Step } from "./self-ejection.js";

const ANSWERS_PER_SECOND = 100;

/** What a member of a queue group needs of its handler. None may throw. */
export interface GroupHost {
  /** The part of all subjects before the method. */
  readonly subject: string;
  readonly queueGroup: string;
  readonly instance: string;
  /** Whether it may leave the group by itself. */
  readonly mayLeave: boolean;
  /** Whether the handler serves: only then it counts as one of the group. */
  isServing(): boolean;
  publish(subject: string, body: Uint8Array): void;
  /** Takes no more calls from the server, and after what is under way none at all. */
  leave(): void;
  /** Takes calls again. */
  comeBack(): void;
  /** The state has changed. */
  onChanged(state: HandlerState): void;
}

/** One instance of a queue group: it does what `SelfEjection` decides, and tells the others how it is. */
export class GroupMember {
  readonly #host: GroupHost;
  readonly #ejection: SelfEjection;
  readonly #answers = new RateLimit(ANSWERS_PER_SECOND);
  /** The state that was reported last. */
  #told: HandlerState = "serving";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: GroupHost) {
    this.#host = host;
    this.#ejection = new SelfEjection(host.instance);
  }

  get state(): HandlerState {
    return this.#ejection.state;
  }

  /** The subjects on which it hears of the others: what all are asked, and what it is answered. */
  routes(): Listening[] {
    const { subject, instance } = this.#host;
    return [
      { subject: groupSubject(subject), name: "group", receive: ({ body }) => this.#onAsked(body) },
      {
        subject: groupSubject(subject, instance),
        receive: ({ body }: Message) => {
          const told = readGroupMessage(body);
          if (told?.queueGroup === this.#host.queueGroup) this.#ejection.noteOther(told.instance, told.state);
        },
      },
    ];
  }

  /** Counts a call that has ended, and whether it failed by a fault of this instance. */
  noteCall(now: number, isFault: boolean): void {
    if (this.#host.mayLeave) this.#take(this.#ejection.noteCall(now, isFault, Math.random()));
  }

  /** Does nothing any more: the handler serves no longer. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #onAsked(body: Uint8Array): void {
    const { subject, queueGroup, instance } = this.#host;
    const asked = readGroupMessage(body);
    if (asked === undefined || asked.queueGroup !== queueGroup || asked.instance === instance) return;
    this.#ejection.noteOther(asked.instance, asked.state);
    if (!this.#host.isServing() || !this.#answers.take()) return;
    this.#host.publish(groupSubject(subject, asked.instance), this.#describe());
  }

  #take(step: Step): void {
    if (step === "nothing" || !this.#host.isServing()) return;
    const { state } = this.#ejection;
    if (step === "leave") this.#host.leave();
    if (step === "probe") this.#host.comeBack();
    if (step === "ask" || step === "leave") this.#host.publish(groupSubject(this.#host.subject), this.#describe());
    this.#setTimer();
    if (state === this.#told) return;
    this.#told = state;
    this.#host.onChanged(state);
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { wakeAt } = this.#ejection;
    if (wakeAt === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(() => this.#onTimer(), Math.max(0, wakeAt - performance.now()));
    if (typeof timer === "object" && "unref" in timer) timer.unref();
    this.#timer = timer;
  }

  #onTimer(): void {
    this.#timer = undefined;
    // A timer may be early by less than a millisecond.
    const now = Math.max(performance.now(), this.#ejection.wakeAt);
    this.#take(this.#ejection.wake(now, Math.random()));
  }

  #describe(): Uint8Array {
    const { queueGroup, instance } = this.#host;
    return writeGroupMessage({ state: this.#ejection.state, queueGroup, instance });
  }
}
