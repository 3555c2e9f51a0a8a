import { expect, test } from "vitest";
import { Formatting, formatGo } from "../src/text/format.js";

/** Some 50 kB that gofmt has to change. */
function source(index: number): string {
  const functions = Array.from(
    { length: 1_000 },
    (_, each) => `func f${index}x${each}() int {\nreturn   ${each}+1\n}\n`,
  );
  return `package a\n\n${functions.join("\n")}`;
}

test("what a second thread formats is what this one would have made of it", () => {
  const sources = Array.from({ length: 30 }, (_, index) => source(index));
  const formatting = new Formatting();
  const results = sources.map((each) => formatting.add(each));
  const formatted = results.toReversed().map((finish) => finish());
  formatting.close();
  expect(formatted.toReversed()).toEqual(sources.map(formatGo));
});

test("source that is not Go throws, whoever formats it", () => {
  const formatting = new Formatting();
  const results = [...Array.from({ length: 20 }, (_, index) => source(index)), "package"].map((each) =>
    formatting.add(each),
  );
  expect(results.at(-1)).toThrow("bug: generated Go is not valid Go");
  for (const finish of results.slice(0, -1).toReversed()) finish();
  formatting.close();
});
