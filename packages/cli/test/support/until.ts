/** Waits until a condition holds. Fails, with what `describe` says, when it does not within half a minute. */
export async function until(condition: () => boolean, describe: () => string = () => "it did not"): Promise<void> {
  const end = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`timed out: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
