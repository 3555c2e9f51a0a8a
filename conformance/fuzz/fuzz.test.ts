import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disagreement } from "./support/disagreement.js";
import { readWithGo } from "./support/go-reader.js";
import { mutatedBodies } from "./support/mutated-bodies.js";
import { readWithTypescript, typeNames } from "./support/typescript-reader.js";

const SEED = Number(process.env["AUTONATS_FUZZ_SEED"] ?? 20_000);
const BODIES = 20_000;

/** Milliseconds. It takes seconds, but the Go program is built first, and others may use the machine. */
const TIMEOUT = 300_000;

const directory = mkdtempSync(join(tmpdir(), "autonats-fuzz-"));
const { stackTraceLimit } = Error;

beforeAll(() => {
  // Half of the time would go into stacks that nobody looks at.
  Error.stackTraceLimit = 0;
});

afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
  rmSync(directory, { recursive: true, force: true });
});

test("both languages agree on 20,000 changed bodies", { timeout: TIMEOUT }, async () => {
  const bodies = mutatedBodies(SEED, BODIES, typeNames);
  const go = await readWithGo(bodies, join(directory, "bodies"));
  expect(go).toHaveLength(bodies.length);
  const typescript = bodies.map(readWithTypescript);
  const disagreements = bodies.flatMap((body, index) => {
    const difference = disagreement(body, typescript[index], go[index]);
    return difference === undefined ? [] : [difference];
  });
  expect(disagreements).toEqual([]);
  const accepted = typescript.filter((reading) => "written" in reading).length;
  expect(accepted, "bodies that are still good").toBeGreaterThan(BODIES / 10);
  expect(BODIES - accepted, "bodies that no longer are").toBeGreaterThan(BODIES / 10);
});
