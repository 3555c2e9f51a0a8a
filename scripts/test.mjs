import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fuzzGo } from "./go-fuzz.mjs";
import { goTests } from "./go-tests.mjs";
import { vetGo } from "./go-vet.mjs";
import { buildPackages, installDependencies } from "./install.mjs";

/** All tests of all languages, from a fresh clone. The last line is `N passed, N failed`. */
const root = fileURLToPath(new URL("..", import.meta.url));
installDependencies();
buildPackages();
const results = [
  runVitest(process.argv.slice(2)),
  ...goTests(),
  runGoVet(),
  runGoFuzz(),
  runScript("Simulation of 1,000 seeds", "scripts/simulate.mjs"),
  runScript("Format and lint", "node_modules/@biomejs/biome/bin/biome", "check", "."),
];
for (const { label, passed, failed } of results) console.log(`${label}: ${passed} passed, ${failed} failed`);
const passed = sum(results.map((result) => result.passed));
const failed = sum(results.map((result) => result.failed));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** A run that crashed, or a file that could not be loaded, counts as a failure even where no test of it failed. */
function runVitest(parameters) {
  const directory = mkdtempSync(join(tmpdir(), "autonats-test-"));
  try {
    const report = join(directory, "vitest.json");
    const { status } = spawnSync(
      process.execPath,
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...parameters,
      ],
      { cwd: root, stdio: "inherit" },
    );
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { label: "TypeScript", passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1) };
  } catch (error) {
    console.error(`vitest left no report: ${error.message}`);
    return { label: "TypeScript", passed: 0, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the compiler lets pass and should not be, each Go module a test. */
function runGoVet() {
  const modules = vetGo();
  const passed = modules.filter((module) => module.passed).length;
  return { label: "Go vet", passed, failed: modules.length - passed };
}

/** A minute of native fuzzing, each target a test. */
function runGoFuzz() {
  const targets = fuzzGo();
  const passed = targets.filter((target) => target.passed).length;
  return { label: "Go fuzzing", passed, failed: targets.length - passed };
}

/** A program that succeeds or fails, as one test. */
function runScript(label, ...parameters) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: "inherit" });
  return { label, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
