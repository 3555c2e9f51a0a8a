import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { findNatsServer, MINIMUM_NATS_SERVER_VERSION, PINNED_NATS_SERVER_VERSION } from "@autonats/testing/nats-server";
import { languages } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";
import type { Scene } from "./fault.js";
import { faults } from "./faults.js";
import type { Figure } from "./figure.js";
import { mergeOutcomes, type Outcome, readOutcomes, writeOutcomes } from "./outcome.js";
import { printReport } from "./report.js";

/**
 * Runs the faults. Where `--record` names a file, what came of them is recorded there beside what came of others, and `--page` is
 * printed from all of it. Ends with 1 when a figure is not as wanted.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    skip: { type: "string" },
    language: { type: "string" },
    quick: { type: "boolean", default: false },
    newest: { type: "boolean", default: false },
    record: { type: "string" },
    page: { type: "string" },
  },
});
const chosen = faults.filter(
  ({ id }) =>
    (values.only === undefined || values.only.split(",").includes(id)) && values.skip?.split(",").includes(id) !== true,
);
const versions = [PINNED_NATS_SERVER_VERSION, MINIMUM_NATS_SERVER_VERSION];
const outcomes: Outcome[] = [];
for (const version of values.newest ? versions.slice(0, 1) : versions) {
  const binary = await findNatsServer(version);
  for (const fault of chosen) {
    for (const language of languages) {
      if (values.language !== undefined && values.language !== language) continue;
      const startedAt = performance.now();
      const measured = await measure(fault.run, { language, binary, isQuick: values.quick });
      outcomes.push({ id: fault.id, language, version, isQuick: values.quick, ...measured });
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      console.log(`${fault.id} ${language}, nats-server ${version}, ${seconds} s: ${fault.title}`);
      for (const { what, measured: text, wanted, isMet } of measured.figures) {
        console.log(`  ${isMet ? "✔" : "✘"} ${what}: ${text} (wanted ${wanted})`);
      }
      if (measured.error !== undefined) console.log(`  ✘ ${measured.error}`);
      await record();
    }
  }
}
const isWell = outcomes.every(({ figures, error }) => error === undefined && figures.every(({ isMet }) => isMet));
process.exitCode = isWell ? 0 : 1;

async function measure(
  run: (scene: Scene) => Promise<readonly Figure[]>,
  scene: Omit<Scene, "site">,
): Promise<Pick<Outcome, "figures" | "error">> {
  try {
    await using site = await Site.prepare();
    return { figures: await run({ site, ...scene }) };
  } catch (error) {
    return { figures: [], error: error instanceof Error ? error.message : String(error) };
  }
}

async function record(): Promise<void> {
  if (values.record === undefined) return;
  await mkdir(dirname(values.record), { recursive: true });
  const all = mergeOutcomes(await readOutcomes(values.record), outcomes);
  await writeOutcomes(values.record, all);
  if (values.page !== undefined) await writeFile(values.page, printReport(faults, all, versions));
}
