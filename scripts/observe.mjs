import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";
import { buildPackages, installDependencies, run } from "./install.mjs";

/** The shop with traces and metrics, from a fresh clone, until it is told to end: `npm run observe`. */
installDependencies();
buildPackages("telemetry");
run(findGo(), ["build", "-o", "../dist/go/", "./shipping"], {
  cwd: fileURLToPath(new URL("../telemetry/go", import.meta.url)),
});
run(process.execPath, ["telemetry/dist/observe/main.js", ...process.argv.slice(2)]);
