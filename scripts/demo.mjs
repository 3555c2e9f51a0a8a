import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";
import { buildPackages, installDependencies, run } from "./install.mjs";

/** The main job on real input, from a fresh clone: generates the shop's clients and handlers, compiles, and runs the shop. */
installDependencies();
buildPackages();
console.log("\n$ autonats generate --dir examples/shop");
run(process.execPath, ["packages/cli/bin/autonats.js", "generate", "--dir", "examples/shop"]);
buildPackages("examples/shop");
run(findGo(), ["build", "-o", "dist/shipping-go", "./cmd/shipping"], {
  cwd: fileURLToPath(new URL("../examples/shop", import.meta.url)),
});
console.log("\n$ node examples/shop/dist/demo/main.js");
run(process.execPath, ["examples/shop/dist/demo/main.js"]);
