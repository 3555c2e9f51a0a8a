import { appendFileSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import type { Json } from "@autonats/runtime";
import type { Receipt, Slip, WorkService } from "../../service/work.js";
import { Spoiled } from "../../service/work.js";
import { waysToFail } from "./ways-to-fail.js";

/** The implementation. It notes the texts of calls in a file, which outlives a process that is killed. */
export class Worker implements WorkService {
  readonly #audit: string | undefined;
  readonly #isBroken: () => boolean;
  readonly #slowness: number;

  /**
   * `audit` is the file; none by default. While it is broken, whatever notes a text fails. `slowness` is how many times as long as it is told
   * `wait` takes.
   */
  constructor(audit?: string, isBroken: () => boolean = () => false, slowness = 1) {
    this.#audit = audit;
    this.#isBroken = isBroken;
    this.#slowness = slowness;
  }

  async run(text: string): Promise<string> {
    this.#write(text);
    return text;
  }

  async fetch(text: string): Promise<string> {
    this.#write(text);
    return text;
  }

  runNow(text: string): Promise<string> {
    this.#write(text);
    // What comes at once, as implementations in plain JavaScript may give it.
    return text as never;
  }

  async touch(text: string): Promise<void> {
    this.#write(text);
  }

  async slip(text: string): Promise<Slip> {
    this.#write(text);
    return { note: text };
  }

  async receipt(text: string): Promise<Receipt> {
    this.#write(text);
    return { id: "1", note: text };
  }

  async anything(text: string): Promise<Json> {
    this.#write(text);
    return [text];
  }

  async counts(text: string): Promise<Map<string, number>> {
    this.#write(text);
    return new Map([[text, 1]]);
  }

  async spoil(text: string): Promise<void> {
    this.#write(text);
    throw new Spoiled(text);
  }

  async fail(way: string): Promise<string> {
    return waysToFail[way]?.() as string;
  }

  async produce(size: number): Promise<string> {
    return "x".repeat(size);
  }

  async consume(letters: string): Promise<number> {
    return letters.length;
  }

  async wait(text: string, milliseconds: number): Promise<string> {
    this.#write(text);
    await after(milliseconds * this.#slowness);
    return text;
  }

  note(text: string): void {
    this.#write(text);
  }

  #write(text: string): void {
    if (this.#audit !== undefined) appendFileSync(this.#audit, `${text}\t${Date.now()}\n`);
    if (this.#isBroken()) throw new Error("broken");
  }
}
