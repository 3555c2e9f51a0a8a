import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNatsServer, MINIMUM_NATS_SERVER_VERSION, PINNED_NATS_SERVER_VERSION } from "@autonats/testing/nats-server";
import { describe, expect, onTestFinished, test } from "vitest";
import { faults } from "../faults/faults.js";
import { mergeOutcomes, type Outcome, readOutcomes, writeOutcomes } from "../faults/outcome.js";
import { printReport } from "../faults/report.js";
import { languages } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";

/** The short ones. All of them, with their times, are for `npm run faults`. */
const short = faults.filter(({ id }) => ["F1", "F11", "F17", "F20", "F22", "F23", "F24"].includes(id));

describe.concurrent.each(languages)("services in %s", (language) => {
  test.each(short)("are as they should be after $id: $title", async (fault) => {
    await using site = await Site.prepare();
    const figures = await fault.run({ site, language, binary: await findNatsServer(), isQuick: true });
    expect(figures.filter(({ isTimed, isMet }) => !isTimed && !isMet)).toEqual([]);
    const outcomes = [{ id: fault.id, language, version: "2", isQuick: true, figures }];
    const page = printReport(faults, outcomes, ["2"]);
    for (const { what } of figures) expect(page).toContain(`| | ${what} |`);
  });
});

describe("what is recorded", () => {
  const outcome: Outcome = { id: "F2", language: "go", version: "2", isQuick: false, figures: [] };
  const elsewhere: Outcome = { ...outcome, version: "10" };

  test("replaces what was recorded of the same fault, language and server", () => {
    const newer: Outcome = { ...outcome, error: "it broke" };
    expect(mergeOutcomes([outcome, elsewhere], [newer])).toEqual([newer, elsewhere]);
  });

  test("is read as it was written, by server and number", async () => {
    const folder = await mkdtemp(join(tmpdir(), "faults-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "outcomes.json");
    expect(await readOutcomes(path)).toEqual([]);
    await writeOutcomes(path, [elsewhere, { ...outcome, id: "F10" }, outcome]);
    expect(await readOutcomes(path)).toEqual([outcome, { ...outcome, id: "F10" }, elsewhere]);
  });

  test("is on the page, with runs that were short or broke", () => {
    const page = printReport(faults, [{ ...outcome, isQuick: true, error: "it broke\nhere" }, elsewhere], ["10", "2"]);
    expect(page).toContain("The runs of F2 (go, nats-server 2) were short");
    expect(page).toContain("| | the run itself | an end | – | **it broke** |");
    expect(page.indexOf("## nats-server 10")).toBeLessThan(page.indexOf("## nats-server 2\n"));
  });

  test("is what docs/faults.md says", async () => {
    const recorded = await readOutcomes(fileURLToPath(new URL("../results/faults.json", import.meta.url)));
    const page = await readFile(new URL("../../docs/faults.md", import.meta.url), "utf8");
    expect(page).toBe(printReport(faults, recorded, [PINNED_NATS_SERVER_VERSION, MINIMUM_NATS_SERVER_VERSION]));
  });
});
