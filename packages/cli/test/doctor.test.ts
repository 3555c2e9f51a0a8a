import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { catalogue } from "@autonats/model";
import { describe, expect, test } from "vitest";
import { fits, isAtLeast } from "../src/doctor/version-fit.js";
import { runCli } from "./support/run-cli.js";
import { goUserSource, project as typescriptProject, userSource } from "./support/sources.js";
import { createTempProject, type TempProject } from "./support/temp-project.js";

const version = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
const newer = "999.0.0";

/** Programs that say what versions they are. */
function programs(versions: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(versions).map(([name, text]) => [`bin/${name}`, `#!/bin/sh\necho "${text}"\n`] as const),
  );
}

const all = { node: "v22.12.0", go: "go version go1.26.1 linux/amd64", "nats-server": "nats-server: v2.11.0" };
const installed = (name: string, its: string): Readonly<Record<string, string>> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: its }),
});
const goMod = (line: string): string => `module example.com/users\n\ngo 1.26.0\n\n${line}\n`;

const typescript = { ...typescriptProject, "user.ts": userSource, ...installed("@autonats/runtime", version) };
const go = { "go.mod": goMod(`require github.com/zyra/autonats/go v${version}`), "user.go": goUserSource };

describe("finds", () => {
  test.each([
    ["nothing in a TypeScript project", typescript, all, []],
    ["nothing in a Go project", go, all, []],
    [
      "nothing where Go's module is replaced",
      { ...go, "go.mod": goMod("replace github.com/zyra/autonats/go => ../go") },
      all,
      [],
    ],
    ["no Node", typescript, { ...all, node: undefined }, ["AN7001"]],
    ["no Go", go, { ...all, go: undefined }, ["AN7001"]],
    ["an old Node", typescript, { ...all, node: "v18.20.1" }, ["AN7002"]],
    ["an old Go", go, { ...all, go: "go version go1.22.3 linux/amd64" }, ["AN7002"]],
    ["no Go that a TypeScript project would need", typescript, { ...all, go: undefined }, []],
    ["no nats-server", typescript, { ...all, "nats-server": undefined }, ["AN7003"]],
    ["an old nats-server", go, { ...all, "nats-server": "nats-server: v2.9.10" }, ["AN7003"]],
    [
      "no nats-server where one can be had",
      { ...typescript, ...installed("@autonats/testing", version) },
      { ...all, "nats-server": undefined },
      [],
    ],
    ["an older runtime", { ...typescript, ...installed("@autonats/runtime", "0.0.9") }, all, ["AN7004"]],
    [
      "a runtime of another major version",
      { ...typescript, ...installed("@autonats/runtime", newer) },
      all,
      ["AN7004"],
    ],
    ["an older Go module", { ...go, "go.mod": goMod("require github.com/zyra/autonats/go v0.0.1") }, all, ["AN7004"]],
    ["no Go module", { ...go, "go.mod": goMod("") }, all, ["AN7005"]],
    ["another tool in the project", { ...typescript, ...installed("autonats", newer) }, all, ["AN7008"]],
    ["a wrong setting", { ...typescript, "autonats.yaml": "version: 1\ntimeuot: 2s\n" }, all, ["AN4001"]],
  ] as const)("%s", async (_, files, versions, codes) => {
    const project = createProject(files, versions);
    await runCli(project.root, ["generate"]);
    const { exitCode, found } = await doctor(project);
    expect(found.map(({ code }) => code)).toEqual(codes);
    const isUsage = codes.some((code) => code.startsWith("AN4"));
    const isError = found.some(({ severity }) => severity === "error");
    expect(exitCode).toBe(isUsage ? 2 : isError ? 1 : 0);
    for (const { help } of found) expect(help).toMatch(/`|PATH/u);
  });

  test("files that are missing, out of date or left over", async () => {
    const project = createProject({ ...typescript, "old.ts": userSource.replaceAll("User", "Old") }, all);
    await runCli(project.root, ["generate"]);
    project.write("old.ts", "export {};\n");
    project.write("user.ts", userSource.replace("deleteAll", "deleteMany"));
    const { exitCode, found } = await doctor(project);
    const texts = found.map(({ code, message }) => `${code} ${message}`).sort();
    expect(texts).toEqual([
      "AN7006 `user.codec.gen.ts` is not up to date",
      "AN7006 `user.gen.ts` is not up to date",
      "AN7007 `old.codec.gen.ts` is no longer generated",
      "AN7007 `old.gen.ts` is no longer generated",
    ]);
    expect(exitCode).toBe(1);
  });

  test("a runtime that another package of a workspace has", async () => {
    const inner = { "packages/a/user.ts": userSource, "packages/a/package.json": "{}\n" };
    const own = installed("@autonats/runtime", "0.0.1");
    const nested = Object.fromEntries(Object.entries(own).map(([path, text]) => [`packages/a/${path}`, text]));
    const project = createProject({ ...typescript, ...inner, "user.ts": "", ...nested }, all);
    await runCli(project.root, ["generate"]);
    expect((await doctor(project)).found.map(({ message }) => message)).toEqual([
      `\`@autonats/runtime\` 0.0.1 does not fit autonats ${version}`,
    ]);
  });
});

test("people see what is right, and programs read one diagnostic a line", async () => {
  const project = createProject({ ...typescript, ...installed("@autonats/runtime", "0.0.9") }, all);
  await runCli(project.root, ["generate"]);
  const surroundings = { env: { PATH: project.path("bin"), LANG: "C.UTF-8" } };
  const { stdout, stderr } = await runCli(project.root, ["doctor", "--format", "json"], surroundings);
  expect(stdout).toBe("✔ Node 22.12.0\n✔ nats-server 2.11.0\n✔ 2 generated files, up to date\n");
  expect(JSON.parse(stderr)).toMatchObject({
    code: "AN7004",
    help: `Run \`npm install @autonats/runtime@^${version}\`.`,
  });
});

test.each([
  ["1.2.3", "1.0.0", true],
  ["1.0.0", "1.2.3", false],
  ["2.0.0", "1.2.3", false],
  ["0.2.0", "0.1.0", false],
  ["0.1.4", "0.1.0", true],
  ["1.0.0-rc.1", "1.0.0", false],
  ["1.0.0", "1.0.0-rc.1", true],
  ["workspace", "1.0.0", true],
])("a runtime %s fits a generator %s: %s", (runtime, generator, expected) => {
  expect(fits(runtime, generator)).toBe(expected);
  expect(isAtLeast(generator, generator)).toBe(true);
});

test("docs/installing.md lists every finding", () => {
  const text = readFileSync(new URL("../../../docs/installing.md", import.meta.url), "utf8");
  for (const code of Object.keys(catalogue).filter((each) => each.startsWith("AN7")))
    expect(text).toContain(`| ${code} |`);
});

function createProject(
  files: Readonly<Record<string, string>>,
  versions: Readonly<Record<string, string | undefined>>,
): TempProject {
  const here = Object.entries(versions).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  const project = createTempProject({ ".git/HEAD": "", ...files, ...programs(Object.fromEntries(here)) });
  mkdirSync(project.path("bin"), { recursive: true });
  for (const [name] of here) chmodSync(project.path(`bin/${name}`), 0o755);
  return project;
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
}

async function doctor(
  project: TempProject,
): Promise<{ readonly exitCode: number; readonly found: readonly Finding[] }> {
  const surroundings = { env: { PATH: project.path("bin") } };
  const { exitCode, stdout } = await runCli(project.root, ["doctor", "--json"], surroundings);
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ command: "doctor", exitCode, ok: exitCode === 0 });
  return { exitCode, found: document.diagnostics };
}
