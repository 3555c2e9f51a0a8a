import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { addToManifest } from "../src/init/manifest.js";
import { runCli } from "./support/run-cli.js";
import { goAuditSource, goUserSource, project as typescriptProject, userSource } from "./support/sources.js";
import { createTempProject, type TempProject } from "./support/temp-project.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const version = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

const goProject = { "go.mod": "module example.com/users\n\ngo 1.26.0\n", "user.go": goUserSource };
const shapes = {
  empty: {},
  typescript: { ...typescriptProject, "src/user.ts": userSource },
  go: goProject,
  mixed: { ...typescriptProject, "src/user.ts": userSource, "go.mod": goProject["go.mod"], "audit.go": goAuditSource },
} as const;

describe("what is written", () => {
  test.each([
    [
      "empty",
      [],
      [".gitignore", "autonats.yaml", "package.json", "src/call.ts", "src/greeter.ts", "src/serve.ts", "tsconfig.json"],
    ],
    [
      "empty",
      ["--language", "go"],
      ["autonats.yaml", "call/main.go", "go.mod", "greeter/generate.go", "greeter/greeter.go", "serve/main.go"],
    ],
    ["typescript", [], ["autonats.yaml", "package.json"]],
    ["typescript", ["--ci", "github"], [".github/workflows/autonats.yml", "autonats.yaml", "package.json"]],
    ["go", ["--ci", "gitlab"], [".gitlab-ci.yml", "autonats.yaml", "generate.go"]],
    ["mixed", [], ["autonats.yaml", "generate.go", "package.json"]],
  ] as const)("in a project that is %s, with %j", async (shape, flags, expected) => {
    const project = createTempProject(shapes[shape]);
    const before = textsOf(project);
    const dry = await runCli(project.root, ["init", ...flags, "--dry-run", "--json"]);
    expect(textsOf(project)).toEqual(before);
    const { exitCode, stdout, stderr } = await runCli(project.root, ["init", ...flags, "--json"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(dry.stdout).toBe(stdout);
    const after = textsOf(project);
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed.sort()).toEqual([...expected].sort());
    const again = JSON.parse((await runCli(project.root, ["init", ...flags, "--json"])).stdout);
    expect(again.files.filter(({ status }: { status: string }) => status !== "kept")).toEqual([]);
    expect(textsOf(project)).toEqual(after);
  });

  test.each(["typescript", "go", "mixed"] as const)("generates as it is: %s", async (shape) => {
    const project = createTempProject(shapes[shape]);
    await runCli(project.root, ["init"]);
    const { exitCode, stderr } = await runCli(project.root, ["generate"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect((await runCli(project.root, ["generate", "--check"])).exitCode).toBe(0);
  });

  test("is the example of the READMEs", () => {
    const blocks = ["README.md", "go/README.md"].flatMap((file) =>
      titledBlocks(readFileSync(`${repository}${file}`, "utf8")),
    );
    const template = (path: string): string => readFileSync(new URL(`../templates/${path}`, import.meta.url), "utf8");
    const names = {
      "tsconfig.json": "typescript/tsconfig.json",
      "src/greeter.ts": "typescript/greeter.ts",
      "src/serve.ts": "typescript/serve.ts",
      "src/call.ts": "typescript/call.ts",
      "greeter/greeter.go": "go/greeter.go",
      "serve/main.go": "go/serve.go",
      "call/main.go": "go/call.go",
    };
    for (const [block, path] of Object.entries(names)) expect(template(path)).toBe(new Map(blocks).get(block));
  });

  test("asks for the versions that this repository uses", async () => {
    const project = createTempProject();
    await runCli(project.root, ["init"]);
    const { dependencies, devDependencies } = JSON.parse(project.read("package.json"));
    const own = JSON.parse(readFileSync(`${repository}package.json`, "utf8")).devDependencies;
    for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect({ name, range }).toEqual({ name, range: `^${own[name] ?? version}` });
    }
  });

  test.each(["github", "gitlab"])("is a file of %s that can be read", async (system) => {
    for (const shape of ["typescript", "go"] as const) {
      const project = createTempProject(shapes[shape]);
      await runCli(project.root, ["init", "--ci", system]);
      const path = system === "github" ? ".github/workflows/autonats.yml" : ".gitlab-ci.yml";
      const text = JSON.stringify(parse(project.read(path)));
      const command = shape === "go" ? "go tool autonats" : "npx autonats";
      expect(text).toContain(`${command} generate --check`);
      expect(text).toContain(`${command} breaking --against`);
    }
  });

  test("obeys the package manager of the project", async () => {
    const project = createTempProject({ ...shapes.typescript, "pnpm-lock.yaml": "" });
    const { stdout } = await runCli(project.root, ["init", "--ci", "github"]);
    expect(stdout).toContain("pnpm install");
    expect(project.read(".github/workflows/autonats.yml")).toContain("pnpm exec autonats generate --check");
  });
});

describe("what is there", () => {
  const paths = [
    "autonats.yaml",
    "tsconfig.json",
    ".gitignore",
    "src/greeter.ts",
    "src/serve.ts",
    "go.mod",
    "call/main.go",
    ".gitlab-ci.yml",
  ];

  test("stays as it is, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(paths), fc.string(), async (taken, text) => {
        const project = createTempProject(Object.fromEntries(taken.map((path) => [path, text])));
        await runCli(project.root, ["init", "--language", "typescript,go", "--example", "--ci", "gitlab"]);
        for (const path of taken) expect(project.read(path)).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  test("keeps a configuration of another name, and shows what a CI file lacks", async () => {
    const project = createTempProject({ ...shapes.go, "autonats.yml": "version: 1\n", ".gitlab-ci.yml": "test: {}\n" });
    const { stdout } = await runCli(project.root, ["init", "--ci", "gitlab"]);
    expect(Object.keys(textsOf(project))).not.toContain("autonats.yaml");
    expect(stdout).toContain("Add this to .gitlab-ci.yml:");
    expect(stdout).toContain("    - go tool autonats generate --check");
  });

  test("is only added to in package.json, with its indentation and order", async () => {
    const manifest = '{\n\t"type": "module",\n\t"scripts": { "generate": "mine" },\n\t"name": "x"\n}';
    const project = createTempProject({ "package.json": manifest });
    const { stdout } = await runCli(project.root, ["init"]);
    expect(stdout).toContain("it has other scripts.generate");
    const text = project.read("package.json");
    expect(text).toMatch(/^\{\n\t"type": "module",\n\t"scripts": \{\n\t\t"generate": "mine",\n\t\t"generate:check"/u);
    expect(text.endsWith("}")).toBe(true);
  });

  test("a package.json that is not one is left alone, and said so", async () => {
    const project = createTempProject({ "package.json": "{ nonsense" });
    const { exitCode, stdout } = await runCli(project.root, ["init"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("package.json  kept: it is not JSON");
    expect(project.read("package.json")).toBe("{ nonsense");
  });

  test("manifests never lose anything", () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 2 }), (manifest) => {
        const edited = addToManifest(JSON.stringify(manifest), { scripts: { a: "b" }, dependencies: { c: "1" } });
        const before = JSON.parse(JSON.stringify(manifest));
        if (edited !== undefined) expect(JSON.parse(edited.text)).toMatchObject(before);
      }),
    );
  });
});

test.each([
  [["--language", "rust"], "`--language` cannot be `rust`"],
  [["--ci", "jenkins"], "`--ci` cannot be `jenkins`"],
])("%j is a mistake", async (flags, message) => {
  const project = createTempProject();
  const { exitCode, stderr } = await runCli(project.root, ["init", ...flags]);
  expect({ exitCode, files: readdirSync(project.root) }).toEqual({ exitCode: 2, files: [] });
  expect(stderr).toContain(message);
});

function textsOf(project: TempProject): Record<string, string> {
  const entries = readdirSync(project.root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(project.root.length + 1));
  return Object.fromEntries(paths.map((path) => [path, project.read(path)]));
}

function titledBlocks(markdown: string): readonly (readonly [string, string])[] {
  return [...markdown.matchAll(/^```\w+ title="([^"]+)"\n([\s\S]*?)^```$/gmu)].map(
    ([, title = "", text = ""]) => [title, text] as const,
  );
}
