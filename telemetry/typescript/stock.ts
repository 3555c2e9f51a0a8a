import type { CallContext } from "@autonats/runtime";
import type { StockServer } from "../service/shop.gen.js";
import { OutOfStock } from "../service/shop.js";

/** A stock that has ten of everything but nothing of what is called `nothing`, and `rare` things every other time. */
export class Stock implements StockServer {
  #isRareHere = true;
  readonly #onHang: () => void;

  /** `onHang` is called when a call begins to hang. */
  constructor(onHang: () => void = () => undefined) {
    this.#onHang = onHang;
  }

  async take(item: string, count: number): Promise<number> {
    if (item === "rare") this.#isRareHere = !this.#isRareHere;
    if (item === "nothing" || (item === "rare" && !this.#isRareHere)) throw new OutOfStock(item);
    return 10 - count;
  }

  async spill(): Promise<void> {
    throw new RangeError("the secret of the stock");
  }

  hang({ signal }: CallContext): Promise<void> {
    this.#onHang();
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve());
    });
  }

  look(): void {
    // Nobody waits for it.
  }
}
