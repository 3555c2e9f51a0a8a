import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { findNatsServer, MINIMUM_NATS_SERVER_VERSION, PINNED_NATS_SERVER_VERSION } from "@autonats/testing/nats-server";
import { languages } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";
import { faults } from "./faults.js";
import { type Outcome, printReport } from "./report.js";

/** Runs the faults, and writes a page about them where one is asked for. Ends with 1 when a figure is not as wanted. */
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    skip: { type: "string" },
    language: { type: "string" },
    quick: { type: "boolean", default: false },
    newest: { type: "boolean", default: false },
    output: { type: "string" },
  },
});
const chosen = faults.filter(
  ({ id }) =>
    (values.only === undefined || values.only.split(",").includes(id)) && values.skip?.split(",").includes(id) !== true,
);
const outcomes: Outcome[] = [];
const versions = [PINNED_NATS_SERVER_VERSION, ...(values.newest ? [] : [MINIMUM_NATS_SERVER_VERSION])];
for (const version of versions) {
  const binary = await findNatsServer(version);
  for (const fault of chosen) {
    for (const language of languages) {
      if (values.language !== undefined && values.language !== language) continue;
      const startedAt = performance.now();
      const figures = await (async () => {
        await using site = await Site.prepare();
        return await fault.run({ site, language, binary, isQuick: values.quick });
      })().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      outcomes.push({ fault, language, version, figures });
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      console.log(`${fault.id} ${language}, nats-server ${version}, ${seconds} s: ${fault.title}`);
      for (const { what, measured, wanted, isMet } of figures instanceof Error ? [] : figures) {
        console.log(`  ${isMet ? "✔" : "✘"} ${what}: ${measured} (wanted ${wanted})`);
      }
      if (figures instanceof Error) console.log(`  ✘ ${figures.message}`);
    }
  }
}
if (values.output !== undefined) await writeFile(values.output, printReport(outcomes, values.quick));
const isWell = outcomes.every(({ figures }) => !(figures instanceof Error) && figures.every(({ isMet }) => isMet));
process.exitCode = isWell ? 0 : 1;
