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

/** What the recorded runs have to come to, for a replay to show anything. */
const reached = {
  balancing: ["pick", "learn", "end", "answered", "busy", "silent", "failed", "gone", "denied", "closed", "open"],
  breakers: ["closed", "open", "probing"],
  echo: ["nothing", "echo", "leave"],
  ejection: ["ask", "stay", "leave", "probe", "serving", "leaving", "ejected", "probing"],
  outcomes: ["never", "idempotent", "always", "silent", "gone", "denied", "busy", "failed", "refused"],
  pauses: ["see", "look", "end"],
  retries: ["final", "unaffordable"],
  throttle: ["answered", "refused", "nothing"],
} as const;

test.each(Object.entries(reached))("the recorded runs of %s come to every state", (name, texts) => {
  const recorded = readFileSync(`${root}conformance/transitions/${name}.jsonl`, "utf8");
  const counts = texts.map((text) => [text, recorded.split(`"${text}"`).length - 1] as const);
  expect(counts.filter(([, count]) => count < 4)).toEqual([]);
});
