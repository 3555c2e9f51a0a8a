import { findNatsServer } from "@autonats/testing/nats-server";
import { describe, expect, test } from "vitest";
import { faults } from "../faults/faults.js";
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
    const page = printReport([{ fault, language, version: "2", figures }]);
    for (const { what } of figures) expect(page).toContain(`| | ${what} |`);
  });
});
