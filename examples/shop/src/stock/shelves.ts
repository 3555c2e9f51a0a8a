import { setTimeout as pause } from "node:timers/promises";
import type { CallContext } from "@autonats/runtime";
import { OutOfStock, type StockLine, type StockService } from "./stock.js";

/** In the shop a minute of counting lasts this long. */
const minuteMs = 10;

/** The shelves, in memory. */
export class Shelves implements StockService {
  readonly #levels: Map<string, number>;

  constructor(levels: Readonly<Record<string, number>>) {
    this.#levels = new Map(Object.entries(levels));
  }

  async level(sku: string): Promise<number> {
    return this.#levels.get(sku) ?? 0;
  }

  async reserve(lines: readonly StockLine[]): Promise<void> {
    for (const { sku, quantity } of lines) {
      const left = this.#levels.get(sku) ?? 0;
      if (left < quantity) throw new OutOfStock(sku, left);
    }
    for (const { sku, quantity } of lines) {
      this.#levels.set(sku, (this.#levels.get(sku) ?? 0) - quantity);
    }
  }

  /** Stops counting when nobody waits for the result any more. */
  async recount(_shelf: string, minutes: number, call?: CallContext): Promise<number> {
    await pause(minutes * minuteMs, undefined, call === undefined ? {} : { signal: call.signal });
    return this.#levels.size;
  }
}
