import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Folders with a `go.mod` of the project's own. What is generated for tests of the generators is compiled by those tests. */
const goModules = [
  "go",
  "go/autonatsotel",
  "go/autonatsprom",
  "examples/shop",
  "bench/go",
  "conformance/go",
  "conformance/fuzz/go",
  "conformance/tools",
  "operations/go",
  "telemetry/go",
  "corpus/go",
  "packages/backends/protobuf/test/protojson",
];

/** Runs `go vet` over all Go modules. Says for each whether it finds nothing. */
export function vetGo() {
  const go = findGo();
  return goModules.map((path) => {
    const { status, stderr } = spawnSync(go, ["vet", "./..."], { cwd: `${root}${path}`, encoding: "utf8" });
    if (status !== 0) console.error(`go vet in ${path}:\n${stderr}`);
    return { path, passed: status === 0 };
  });
}
