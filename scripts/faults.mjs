import { fileURLToPath } from "node:url";
import { buildPackages, installDependencies, run } from "./install.mjs";

/**
 * Disturbs real processes and servers, and writes `docs/faults.md`: `npm run faults`, or some of it by
 * `-- --only F1,F8 --language go --newest --quick`, which writes nothing. All of it takes some hundred minutes, an hour
 * of it for F20: `-- --skip F20 --output docs/faults.md` writes the page without that.
 */
installDependencies();
buildPackages();
buildPackages("operations");
const parameters = process.argv.slice(2);
const page = parameters.length === 0 ? ["--output", fileURLToPath(new URL("../docs/faults.md", import.meta.url))] : [];
run(process.execPath, ["operations/dist/faults/main.js", ...page, ...parameters]);
