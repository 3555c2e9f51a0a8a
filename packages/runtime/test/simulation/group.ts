import type { HandlerState } from "../../src/pipeline/observed.js";
import type { Observer } from "../../src/pipeline/observer.js";
import type { Journal, PolicyEvent } from "./journal.js";
import type { Scenario } from "./scenario.js";

/** The states in which a handler takes no calls, or one at a time. */
const MEETS: Readonly<Partial<Record<HandlerState, PolicyEvent>>> = {
  ejected: "a handler leaves its group",
  probing: "a handler tries itself out",
};

/** A time in which a handler takes no calls, or one at a time. */
interface Absence {
  readonly from: number;
  until: number;
}

/** The handlers of a run, as far as they leave their queue group by themselves. */
export class Group {
  readonly #journal: Journal;
  readonly #scenario: Scenario;
  readonly #out = new Map<string, Absence>();
  readonly #absences: Absence[] = [];
  /** How many handlers there are. */
  #members = 0;

  constructor(journal: Journal, scenario: Scenario) {
    this.#journal = journal;
    this.#scenario = scenario;
  }

  /** Reports whether a handler takes no calls, or one at a time. */
  isOut(instance: string): boolean {
    return this.#out.has(instance);
  }

  /** Reports whether any handler was out at some time between two. */
  wasAnyOut(from: number, until: number): boolean {
    return this.#absences.some((absence) => absence.from <= until && absence.until >= from);
  }

  observer(): Observer {
    return {
      onHandlerCreated: () => {
        this.#members += 1;
      },
      onHandlerChanged: (state, { instance }) => {
        this.#journal.note(`${instance} is ${state}`);
        const event = MEETS[state];
        if (event !== undefined) this.#journal.met.add(event);
        if (event === undefined) this.#return(instance);
        else if (!this.#out.has(instance)) this.#leave(instance);
      },
      onHandlerEnded: ({ instance }) => {
        this.#members -= 1;
        this.#end(instance);
      },
    };
  }

  /**
   * I10: at most a third of the handlers is out. In a rolling upgrade there are more of them for a while, and those that are out then
   * still are when there are fewer.
   */
  #leave(instance: string): void {
    const absence = { from: this.#journal.now, until: Number.POSITIVE_INFINITY };
    this.#out.set(instance, absence);
    this.#absences.push(absence);
    // Where this is not so, what they tell each other may be lost.
    if (this.#scenario.isSteady && this.#out.size * 3 > this.#members)
      this.#journal.violate("I10", `${this.#out.size} of ${this.#members} handlers are out`);
  }

  #return(instance: string): void {
    if (this.#out.has(instance)) this.#journal.met.add("a handler is back");
    this.#end(instance);
  }

  #end(instance: string): void {
    const absence = this.#out.get(instance);
    if (absence !== undefined) absence.until = this.#journal.now;
    this.#out.delete(instance);
  }
}
