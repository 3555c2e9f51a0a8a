import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { compileCorpus } from "../scripts/coverage/compile.mjs";
import { languages, measureCorpus } from "../scripts/coverage/measure.mjs";
import { countMethods, coveragePage } from "../scripts/coverage/page.mjs";

/** What is reached. Raise these when more is served; never lower them. */
const reached = { all: 0.87, go: 0.845, typescript: 0.914 };

describe("the interfaces of the corpus", () => {
  let measured: Awaited<ReturnType<typeof measureCorpus>>;
  beforeAll(async () => {
    measured = await measureCorpus();
  });

  test("are as many as teams would try", () => {
    const interfaces = measured.flatMap((each) => each.interfaces);
    expect(interfaces.length).toBeGreaterThanOrEqual(60);
    expect(countMethods(interfaces).methods).toBeGreaterThanOrEqual(900);
  });

  test("are served unchanged as often as before", () => {
    const shares = Object.fromEntries(measured.map(({ id, interfaces }) => [id, countMethods(interfaces).share]));
    const all = countMethods(measured.flatMap(({ interfaces }) => interfaces)).share;
    for (const [id, least] of Object.entries(reached)) {
      expect(id === "all" ? all : shares[id], id).toBeGreaterThanOrEqual(least);
    }
  });

  test("all generate when what cannot be served is left out", () => {
    const refused = measured.flatMap(({ interfaces }) => interfaces.filter((each) => !each.generatesReduced));
    expect(refused.map(({ name, refusals }) => ({ name, refusals }))).toEqual([]);
  });

  test.each(languages)("in $title compile as they are generated", ({ folder }) => {
    expect(compileCorpus(folder)).toBe("");
  });

  test("docs/coverage.md is what `node scripts/coverage.mjs` would write", () => {
    const page = readFileSync(fileURLToPath(new URL("../docs/coverage.md", import.meta.url)), "utf8");
    expect(page, "run node scripts/coverage.mjs").toBe(coveragePage(measured));
  });
});
