import { buildPackages, installDependencies } from "../scripts/install.mjs";

/**
 * Takes a server of three out of service under full load, every pair of languages by itself, with a grace of 10 s and one of 100 s, three times each:
 * `node operations/lame-duck.mjs`, or a part of it by `--runs 1`, `--grace 100` and `--pair go-typescript` (handlers, then clients).
 * It takes some seven minutes. Fails when a call does.
 */
installDependencies();
buildPackages("operations");
await import("./dist/harness/src/lame-duck-matrix.js");
