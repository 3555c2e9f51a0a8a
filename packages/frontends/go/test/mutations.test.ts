import { format } from "@wasm-fmt/gofmt";
import { expect, it } from "vitest";
import { mutate } from "./support/mutate.js";
import { createRandom } from "./support/random.js";
import { readGo } from "./support/read-go.js";
import { sampleModule } from "./support/sample-module.js";
import { wireOf } from "./support/wire-of.js";

const rounds = 1_000;

it("answers any change to a source with a diagnostic or with what the changed source says", async () => {
  const original = await readGo(sampleModule);
  expect(original.text).toBe("");
  const wire = wireOf(original.model);
  const names = Object.keys(sampleModule);
  const outcomes = { same: 0, diagnosed: 0, changed: 0 };
  const guessed: string[] = [];
  for (let seed = 1; seed <= rounds; seed++) {
    const random = createRandom(seed);
    const name = names[random(names.length)] ?? "";
    const { text, change } = mutate(sampleModule[name] ?? "", random);
    const read = await readGo({ ...sampleModule, [name]: text });
    if (read.diagnostics.length > 0) outcomes.diagnosed += 1;
    else if (wireOf(read.model) === wire) outcomes.same += 1;
    else {
      outcomes.changed += 1;
      if (!isGo(text)) guessed.push(`seed ${seed}, ${name}: ${change}`);
    }
  }
  expect(guessed).toEqual([]);
  expect(outcomes.diagnosed).toBeGreaterThan(rounds / 4);
  expect(outcomes.changed).toBeGreaterThan(rounds / 50);
});

/** Reports whether Go's own parser takes the text. */
function isGo(text: string): boolean {
  try {
    format(text);
    return true;
  } catch {
    return false;
  }
}
