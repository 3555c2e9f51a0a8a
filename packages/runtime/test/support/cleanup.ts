import { afterEach } from "vitest";

const cleanups: (() => unknown)[] = [];

/** Runs `cleanup` after the test that is under way, the last one first. */
export function onCleanup(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** To be called once in each test file that uses anything of these helpers. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
}
