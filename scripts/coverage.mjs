import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureCorpus } from "./coverage/measure.mjs";
import { countMethods, coveragePage } from "./coverage/page.mjs";

/** Reads the corpus and writes `docs/coverage.md`. */
const measured = await measureCorpus();
writeFileSync(fileURLToPath(new URL("../docs/coverage.md", import.meta.url)), coveragePage(measured));
for (const { title, interfaces } of measured) {
  const { methods, served, share } = countMethods(interfaces);
  console.log(`${title}: ${served} of ${methods} methods are served unchanged (${(share * 100).toFixed(1)} %)`);
}
