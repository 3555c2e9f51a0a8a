import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Writes `packages/cli/man/autonats.1`, as `autonats man` prints it. A test fails where it is out of date. */
const cli = fileURLToPath(new URL("../packages/cli/", import.meta.url));
const page = execFileSync(process.execPath, [`${cli}bin/autonats.js`, "man"], { encoding: "utf8" });
mkdirSync(`${cli}man`, { recursive: true });
writeFileSync(`${cli}man/autonats.1`, page);
