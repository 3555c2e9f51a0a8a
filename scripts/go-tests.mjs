import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Folders with a `go.mod` whose tests belong to the project, and what `go test` is told there. */
const modules = [
  { path: "go", label: "Go runtime", parameters: ["-race", "-count=1", "./..."] },
  { path: "go/autonatsotel", label: "Go adapter for OpenTelemetry", parameters: ["-race", "-count=1", "./..."] },
  { path: "go/autonatsprom", label: "Go adapter for Prometheus", parameters: ["-race", "-count=1", "./..."] },
  { path: "examples/shop", label: "Go of the shop", parameters: ["-count=1", "./..."] },
];

/** Runs the tests of all Go modules and counts them, subtests included. */
export function goTests() {
  const go = findGo();
  return modules.filter(({ path }) => existsSync(`${root}${path}/go.mod`)).map((module) => testModule(go, module));
}

function testModule(go, { path, label, parameters }) {
  const { stdout, stderr, status } = spawnSync(go, ["test", "-json", ...parameters], {
    cwd: `${root}${path}`,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const events = stdout.split("\n").flatMap(parseEvent);
  const ended = events.filter(({ Test, Action }) => Test !== undefined && (Action === "pass" || Action === "fail"));
  const failures = ended.filter(({ Action }) => Action === "fail");
  for (const { Output } of outputOf(events, failures)) process.stdout.write(Output);
  if (status !== 0) console.error(stderr);
  return { label, passed: ended.length - failures.length, failed: Math.max(failures.length, status === 0 ? 0 : 1) };
}

/** What failed tests printed, and what was printed outside of any test, such as by a compiler. */
function outputOf(events, failures) {
  const failed = new Set(failures.map(({ Package, Test }) => `${Package} ${Test}`));
  return events.filter(
    ({ Action, Output, Package, Test }) =>
      (Action === "output" && failed.has(`${Package} ${Test}`)) ||
      Action === "build-output" ||
      (Action === "output" && Test === undefined && failures.length > 0 && Output !== undefined),
  );
}

function parseEvent(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
