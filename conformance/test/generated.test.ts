import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { conformanceFolder } from "../harness/src/folder.js";

test("what is generated is what the sources say", () => {
  const root = fileURLToPath(new URL("../", conformanceFolder));
  execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "packages/cli"], { cwd: root });
  const command = ["packages/cli/bin/autonats.js", "generate", "--check", "--dir", "conformance"];
  execFileSync(process.execPath, command, { cwd: root, stdio: "pipe" });
});
