import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

test.each([
  "examples/shop",
  "bench",
  "conformance",
  "conformance/fuzz",
  "operations",
  "telemetry",
  "go/internal/user",
  "go/internal/vectors",
])("the generated code in %s is what would be generated now", async (path) => {
  expect(existsSync(`${root}${path}`)).toBe(true);
  const parameters = ["packages/cli/bin/autonats.js", "generate", "--check", "--dir", path];
  const { failure } = await run(process.execPath, parameters, { cwd: root }).then(
    () => ({ failure: "" }),
    (error: unknown) => ({ failure: (error as { stdout: string }).stdout }),
  );
  expect(failure).toBe("");
});
