/** How long anything may take before a test has failed, in milliseconds. */
const PATIENCE = 40_000;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks again until there is something, and resolves to it. Rejects after a while, with what `state` says then. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  state: () => unknown = () => "",
): Promise<T> {
  for (const end = performance.now() + PATIENCE; ; ) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`not within ${PATIENCE / 1000} s: ${what} ${format(state())}`);
    await pause(20);
  }
}

function format(state: unknown): string {
  return typeof state === "string" ? state : JSON.stringify(state);
}
