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

test("the recorded balancing knows instances, chooses them and loses them", () => {
  const runs = readFileSync(`${root}conformance/transitions/balancing.jsonl`, "utf8").trimEnd().split("\n");
  const steps = runs.flatMap((run) => (JSON.parse(run) as { readonly steps: readonly Step[] }).steps);
  const count = (isMeant: (step: Step) => boolean): number => steps.filter(isMeant).length;
  expect(count(({ gives }) => gives !== undefined && gives !== "")).toBeGreaterThan(400);
  expect(count(({ breaker }) => breaker === "open")).toBeGreaterThan(0);
  for (const lost of ["busy", "denied", "failed", "gone", "silent"]) {
    expect(
      count(({ sign }) => sign === lost),
      lost,
    ).toBeGreaterThan(0);
  }
});

/** A step of balancing, as far as it matters here. */
interface Step {
  /** The instance that was chosen; empty for the queue group. */
  readonly gives?: string;
  readonly sign?: string;
  readonly breaker?: string;
}
