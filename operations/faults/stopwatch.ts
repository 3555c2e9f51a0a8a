/** Returns the milliseconds since a time on the clock of `performance.now()`. */
export function since(startedAt: number): number {
  return performance.now() - startedAt;
}

/** Does something, and resolves to the milliseconds that it took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return since(startedAt);
}
