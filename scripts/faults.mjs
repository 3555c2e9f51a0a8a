import { fileURLToPath } from "node:url";
import { buildPackages, installDependencies, run } from "./install.mjs";

/**
 * Disturbs real processes and servers, records what came of it in `operations/results/faults.json`, and writes
 * `docs/faults.md` from that: `npm run faults`. All of it takes some hundred minutes, an hour of it for F20. Some of it
 * replaces what is recorded of that: `-- --only F1,F8 --language go --newest`, or all but some: `-- --skip F20`.
 * `--dry` records nothing.
 */
installDependencies();
buildPackages();
buildPackages("operations");
const parameters = process.argv.slice(2);
const isDry = parameters.includes("--dry");
run(process.execPath, [
  "operations/dist/faults/main.js",
  ...(isDry ? [] : ["--record", pathOf("operations/results/faults.json"), "--page", pathOf("docs/faults.md")]),
  ...parameters.filter((parameter) => parameter !== "--dry"),
]);

/** @param {string} path in the repository */
function pathOf(path) {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
