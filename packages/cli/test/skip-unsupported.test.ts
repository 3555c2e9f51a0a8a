import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";
import { createTempProject } from "./support/temp-project.js";

const source = `/** @nats:server User */
export interface UserService {
  get(id: string): Promise<string>;
  each(visit: () => void): Promise<void>;
}
`;

describe("a method that cannot be served", () => {
  test("keeps its service from being generated", async () => {
    const { root } = createTempProject({ "user.ts": source });
    const { exitCode, stdout, stderr } = await runCli(root, ["g"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("✖ User  2 methods");
    expect(stderr).toContain("error[AN3013]");
    expect(readdirSync(root)).toEqual(["user.ts"]);
  });

  test.each([
    ["the flag", { "user.ts": source }, ["g", "--skip-unsupported"], {}],
    ["the configuration", { "user.ts": source, "autonats.yaml": "version: 1\nskipUnsupported: true\n" }, ["g"], {}],
    ["the environment", { "user.ts": source }, ["g"], { AUTONATS_SKIP_UNSUPPORTED: "true" }],
  ])("is left out by %s, with a warning that says why", async (_, files, args, env) => {
    const { root, read } = createTempProject(files);
    const { exitCode, stdout, stderr } = await runCli(root, args, { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("✔ User  1 method, 1 left out");
    expect(stderr).toContain(
      "warning[AN3027]: `each` is left out: `() => void` cannot cross the wire: it is a function",
    );
    expect(stderr).not.toContain("error[");
    expect(read("user.gen.ts")).toContain('notServed(userService, "each")');
    expect((await runCli(root, [...args, "--check"], { env })).exitCode).toBe(0);
  });

  test("is part of the command that repairs what a check finds", async () => {
    const { root } = createTempProject({ "user.ts": source });
    const { stdout, stderr } = await runCli(root, ["g", "--check"], { env: { AUTONATS_SKIP_UNSUPPORTED: "1" } });
    expect(stdout + stderr).toContain("autonats generate --skip-unsupported");
  });

  test("can be refused by the number of warnings", async () => {
    const { root } = createTempProject({ "user.ts": source });
    const { exitCode } = await runCli(root, ["g", "--skip-unsupported", "--max-warnings", "0"]);
    expect(exitCode).toBe(1);
  });

  test("a value that is neither true nor false is refused", async () => {
    const { root } = createTempProject({ "user.ts": source });
    const { exitCode, stderr } = await runCli(root, ["g"], { env: { AUTONATS_SKIP_UNSUPPORTED: "maybe" } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("AUTONATS_SKIP_UNSUPPORTED");
  });
});
