/** How long anything may take before a case has failed, in milliseconds. */
export const PATIENCE = 20_000;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Tries again until nothing is wrong any more. Rejects with what was wrong last. */
export async function retry(failure: string, attempt: () => Promise<string | undefined>): Promise<void> {
  let wrong: string | undefined;
  for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
    wrong = await attempt();
    if (wrong === undefined) return;
    // The service API answers a hundred times a second.
    await pause(20);
  }
  throw new Error(`${failure}: ${wrong}`);
}

/** Resolves once something holds, or when it has taken so long that the case has failed anyway. */
export async function holds(isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + PATIENCE; !isSo() && performance.now() < end; ) await pause(2);
}

/** Rejects when something takes too long. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
