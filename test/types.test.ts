import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What is run from its sources, so that no build ever sees its types. */
const unbuilt = [
  "bench",
  "conformance/fuzz",
  "conformance/test",
  "conformance/tools",
  "operations/test",
  "telemetry/test",
  "examples/shop/test",
  "packages/backends/asyncapi/test",
  "packages/backends/go/test",
  "packages/backends/markdown/test",
  "packages/backends/openapi/test",
  "packages/backends/permissions/test",
  "packages/backends/typescript/test",
  "packages/breaking/test",
  "packages/cli/test",
  "packages/codegen/test",
  "packages/frontends/go/test",
  "packages/frontends/typescript/test",
  "packages/gateway/test",
  "packages/model/test",
  "packages/opentelemetry/test",
  "packages/prometheus/test",
  "packages/runtime/test",
  "packages/testing/test",
  "test",
];

test.each(unbuilt)("%s has sound types", (folder) => {
  const command = [`${root}node_modules/typescript/bin/tsc`, "--noEmit", "-p", folder];
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  expect(stdout).toBe("");
});
