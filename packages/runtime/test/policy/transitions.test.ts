import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

test("the recorded transitions, which other runtimes replay, are what the cores do", async () => {
  const script = `${root}scripts/transitions.mjs`;
  const { transitionFiles } = (await import(script)) as { transitionFiles: Readonly<Record<string, string>> };
  for (const [path, text] of Object.entries(transitionFiles)) {
    expect(readFileSync(root + path, "utf8") === text, `${path}: run node scripts/transitions.mjs`).toBe(true);
  }
});
