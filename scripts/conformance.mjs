import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";
import { buildPackages, installDependencies, run } from "./install.mjs";

/** Runs the conformance kit and prints its matrix: `npm run conformance`. Fails when a case does. */
installDependencies();
buildPackages();
run(process.execPath, ["packages/cli/bin/autonats.js", "generate", "--dir", "conformance"]);
buildPackages("conformance");
const go = fileURLToPath(new URL("../conformance/go/", import.meta.url));
run(findGo(), ["build", "-o", "../dist/go/", "./client", "./server", "./memory"], { cwd: go });
run(process.execPath, ["conformance/dist/harness/src/main.js", ...process.argv.slice(2)]);
