import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCli } from "./support/run-cli.js";
import { createTempProject, type TempProject } from "./support/temp-project.js";

const service = (methods: string): string =>
  `/** @nats:server User */\nexport interface UserService {\n${methods}\n}\n`;
const before = service("  find(id: string): Promise<string>;\n  list(): Promise<string[]>;");
const after = service("  find(id: string, realm: string): Promise<string>;");

function git(project: TempProject, ...args: string[]): void {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: project.root, stdio: "ignore" });
}

function createRepository(files: Readonly<Record<string, string>>): TempProject {
  const project = createTempProject(files);
  git(project, "init", "--initial-branch", "main");
  git(project, "add", ".");
  git(project, "commit", "-m", "before");
  return project;
}

test("compares with a commit, and shows the places in both versions", async () => {
  const project = createRepository({ "app/user.ts": before });
  project.write("app/user.ts", after);
  const { exitCode, stdout, stderr } = await runCli(project.root, ["breaking", "--against", "main"]);
  expect(stderr).toContain("error[AN6101]: Parameter `realm` of `User.Find` is new and required");
  expect(stderr).toContain("error[AN6011]: Method `User.List` is gone");
  expect(stderr).toContain("app/user.ts:3:20");
  expect(stderr).toContain("main:app/user.ts:4:3");
  expect(stderr).toContain("list(): Promise<string[]>;");
  expect(stdout).toBe("2 changes break old clients (2).\n");
  expect(exitCode).toBe(1);
});

test("compares a project below the top of its repository, and leaves index and working tree alone", async () => {
  const project = createRepository({ "services/users/src/user.ts": before, "other.ts": "export {};\n" });
  project.write("services/users/src/user.ts", after);
  const { exitCode, stderr } = await runCli(project.path("services/users"), ["breaking", "--against", "HEAD"]);
  expect(stderr).toContain("HEAD:services/users/src/user.ts:3:3");
  expect(exitCode).toBe(1);
  const status = execFileSync("git", ["status", "--porcelain"], { cwd: project.root, encoding: "utf8" });
  expect(status).toBe(" M services/users/src/user.ts\n");
});

test("says that nothing breaks", async () => {
  const project = createRepository({ "user.ts": before });
  const { exitCode, stdout, stderr } = await runCli(project.root, ["breaking", "--against", "main"]);
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: "Nothing breaks, compared with main.\n",
    stderr: "",
  });
});

test("compares with a directory", async () => {
  const project = createTempProject({ "old/user.ts": before, "new/user.ts": after });
  const { exitCode, stderr } = await runCli(project.path("new"), ["breaking", "--against", "../old"]);
  expect(stderr).toContain("../old/user.ts:4:3");
  expect(exitCode).toBe(1);
});

test("saves interfaces and compares with what it saved, in both languages", async () => {
  const go =
    'package shop\n\nimport "context"\n\n// @nats:server Shop\ntype Shop interface {\n\tBuy(ctx context.Context, sku string) error\n}\n';
  const project = createTempProject({
    "user.ts": before,
    "shop/shop.go": go,
    "go.mod": "module example.com/shop\n\ngo 1.26\n",
  });
  expect(await runCli(project.root, ["breaking", "--save", "interfaces.json"])).toEqual({
    exitCode: 0,
    stdout: "",
    stderr: "",
  });
  expect(JSON.parse(readFileSync(project.path("interfaces.json"), "utf8"))).toHaveLength(2);
  project.write("shop/shop.go", go.replace("sku string", "sku string, count int32"));
  const { exitCode, stderr } = await runCli(project.root, ["breaking", "--against", "interfaces.json"]);
  expect(stderr).toContain("Parameter `count` of `Shop.Buy` is new and required");
  expect(stderr).not.toContain("User");
  expect(exitCode).toBe(1);
});

test("looks at sources only when asked", async () => {
  const project = createRepository({ "user.ts": before });
  project.write("user.ts", before.replace("UserService", "Users"));
  expect((await runCli(project.root, ["breaking", "--against", "main"])).exitCode).toBe(0);
  const { exitCode, stderr } = await runCli(project.root, ["breaking", "--against", "main", "--level", "source"]);
  expect(stderr).toContain("AN6505");
  expect(exitCode).toBe(1);
});

test("leaves out rules", async () => {
  const project = createRepository({ "user.ts": before });
  project.write("user.ts", after);
  const args = ["breaking", "--against", "main", "--ignore", "an6101, AN6011"];
  expect((await runCli(project.root, args)).exitCode).toBe(0);
});

test("prints JSON", async () => {
  const project = createRepository({ "user.ts": before });
  project.write("user.ts", after);
  const { stdout } = await runCli(project.root, ["breaking", "--against", "main", "--json"]);
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ formatVersion: 1, command: "breaking", ok: false, exitCode: 1, level: "wire" });
  expect(document.breaks).toHaveLength(2);
  expect(document.breaks[1]).toMatchObject({ code: "AN6101", service: "User", breaks: ["old clients"] });
});

test.each([
  ["nothing to compare with", [], "something has to be compared with"],
  ["an unknown version", ["--against", "nowhere"], "it is not a commit of this repository"],
  ["an unknown level", ["--against", "main", "--level", "deep"], "it must be one of wire, source"],
  ["an unknown rule", ["--against", "main", "--ignore", "AN3004"], "there is no rule AN3004"],
  ["a file that holds something else", ["--against", "package.json"], "it is not a model"],
])("refuses %s", async (_, args, problem) => {
  const project = createRepository({ "user.ts": before, "package.json": "{}\n" });
  const { exitCode, stderr } = await runCli(project.root, ["breaking", ...args]);
  expect(stderr).toContain(problem);
  expect(exitCode).toBe(2);
});

test("reports mistakes of the earlier version as such", async () => {
  const project = createRepository({ "user.ts": before.replace("Promise<string>", "Map<string, never>") });
  project.write("user.ts", after);
  const { exitCode, stderr } = await runCli(project.root, ["breaking", "--against", "main"]);
  expect(stderr).toContain("main:user.ts:3");
  expect(exitCode).toBe(1);
});
