import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";
import { buildPackages, installDependencies, run } from "./install.mjs";

/** Measures calls against what people use today, and writes `bench/results`: `npm run bench -- --rounds 5 --seconds 2`. */
installDependencies();
buildPackages();
run(process.execPath, ["packages/cli/bin/autonats.js", "generate", "--dir", "bench"]);
buildPackages("bench");
const go = findGo();
run(go, ["build", "-o", "../dist/go/", "./..."], { cwd: fileURLToPath(new URL("../bench/go", import.meta.url)) });
run(process.execPath, ["bench/dist/main.js", ...process.argv.slice(2)]);
run(process.execPath, ["bench/dist/unobserved/main.js"]);
run(process.execPath, ["bench/dist/go-codecs/main.js", go]);
run(process.execPath, ["bench/dist/command-line/main.js"]);
run(process.execPath, ["bench/dist/faults/main.js"]);
run(process.execPath, ["bench/dist/gateway/main.js"]);
buildPackages("telemetry");
run(process.execPath, ["telemetry/dist/readiness/main.js"]);
