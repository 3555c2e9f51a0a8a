import type { Seen } from "../../service/calls.js";

interface Entry {
  readonly seen: Seen;
  isReleased: boolean;
  readonly watchers: Set<() => void>;
}

/** Counts what becomes of calls, by their key, and lets others wait for it. */
export class KeyLog {
  readonly #entries = new Map<string, Entry>();

  count(key: string, what: keyof Seen): void {
    const entry = this.#entry(key);
    entry.seen[what] += 1;
    for (const watcher of entry.watchers) watcher();
  }

  release(key: string): void {
    const entry = this.#entry(key);
    entry.isReleased = true;
    for (const watcher of entry.watchers) watcher();
  }

  /** Resolves once the key is released. */
  async released(key: string): Promise<void> {
    const entry = this.#entry(key);
    await until(entry, () => entry.isReleased);
  }

  /** Resolves with all counts once each has come up to what is wanted. */
  async see(key: string, wanted: Seen): Promise<Seen> {
    const entry = this.#entry(key);
    const { seen } = entry;
    await until(
      entry,
      () => seen.started >= wanted.started && seen.stopped >= wanted.stopped && seen.ended >= wanted.ended,
    );
    return { ...seen };
  }

  #entry(key: string): Entry {
    const found = this.#entries.get(key);
    if (found !== undefined) return found;
    const entry: Entry = { seen: { started: 0, stopped: 0, ended: 0 }, isReleased: false, watchers: new Set() };
    this.#entries.set(key, entry);
    return entry;
  }
}

function until(entry: Entry, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watch = (): void => {
      if (!isSo()) return;
      entry.watchers.delete(watch);
      resolve();
    };
    entry.watchers.add(watch);
    watch();
  });
}
