import type { LedgerServer } from "../../service/go/ledger/ledger.gen.js";
import { ErrClosed, ErrGone, Missing } from "../../service/go/ledger/ledger.types.gen.js";
import { KeyLog } from "./key-log.js";

/** Creates an implementation of `conformance/go/ledger`. */
export function createLedgerServer(): LedgerServer {
  const touched = new KeyLog();
  return {
    join: async (separator, words = []) => `${words.length}: ${words.join(separator)}`,
    sum: async (numbers = []) => numbers.reduce((sum, number) => sum + number, 0),
    divide: async (a, b) => {
      if (b === 0) throw new RangeError("division by zero");
      return [Math.trunc(a / b), a % b];
    },
    swap: async (a, b) => [b, a],
    lookup: async (title) => (title === "" ? [null, false] : [{ id: 1, title }, true]),
    find: async (title) => (title === "" ? null : { id: 1, title }),
    get: async (title) => (title === "" ? (null as never) : { id: 1, title }),
    size: async () => 7,
    touch: (title) => touched.release(title),
    touched: (title) => touched.released(title),
    count: async (text) => {
      if (text === "") throw new RangeError("nothing to count");
      return text.length;
    },
    version: async () => [1, 2],
    store: async ({ id, title }) => {
      if (title === "") throw new ErrClosed(`store ${id}: the book is closed`);
      return { id: 77, title };
    },
    assign: async (_, total, text) => [{ ...total, count: total.count + 1 }, text.length],
    both: async (entry, total) => [
      { ...entry, id: 8 },
      { ...total, count: 9 },
    ],
    take: async (name) => {
      if (name === "gone") throw new ErrGone("gone");
      if (name === "closed") throw new ErrClosed("the book is closed");
      if (name === "missing") throw new Missing(name);
    },
    describe: async (move) => {
      if (typeof move === "string") return `remark: ${move}`;
      if (Array.isArray(move)) return `round of ${move.length}`;
      if ("amount" in move) return `deposit of ${move.amount}`;
      return `withdrawal of ${move.taken} for ${move.fee ?? 0}`;
    },
    undo: async (move) => {
      if (typeof move === "string") return null;
      if (Array.isArray(move)) return `${move.length} deposits`;
      if ("amount" in move) return { taken: move.amount };
      return { amount: move.taken + (move.fee ?? 0) };
    },
  };
}
