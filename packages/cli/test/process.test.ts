import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { goUserSource, project, userSource } from "./support/sources.js";
import { createTempProject } from "./support/temp-project.js";
import { until } from "./support/until.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const bin = fileURLToPath(new URL("../bin/autonats.js", import.meta.url));

/** Compiles what the tests run. Whether the types are right is not their question. */
beforeAll(() => {
  const compiler = `${repository}node_modules/typescript/bin/tsc`;
  spawnSync(process.execPath, [compiler, "-b", "packages/cli"], { cwd: repository });
});

interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  args: readonly string[],
  options: SpawnOptions,
  program: string = process.execPath,
  programArgs: readonly string[] = [bin],
): { child: ChildProcess; output: Ran; ended: Promise<Ran> } {
  const child = spawn(program, [...programArgs, ...args], { env: { PATH: process.env["PATH"] }, ...options });
  const output = { code: null as number | null, signal: null as string | null, stdout: "", stderr: "" };
  child.stdout?.on("data", (data: Buffer) => {
    output.stdout += data.toString("utf8");
  });
  child.stderr?.on("data", (data: Buffer) => {
    output.stderr += data.toString("utf8");
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(Object.assign(output, { code, signal })));
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, output, ended };
}

const run = (args: readonly string[], options: SpawnOptions): Promise<Ran> => start(args, options).ended;

test("the real process generates, checks and says its version", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const first = await run(["g"], { cwd: root });
  expect(first).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^✔ User {2}3 methods/u) });
  expect(await run(["g", "--check"], { cwd: root })).toMatchObject({ code: 0 });
  expect(await run(["--version"], { cwd: root })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+/u),
  });
  expect(await run(["g", "--chekc"], { cwd: root })).toMatchObject({ code: 2 });
});

test("each language loads its own compiler and backend alone, and --version none", async () => {
  const { root, write, read } = createTempProject({
    ...project,
    "user.ts": userSource,
    "go/go.mod": "module example.com/shop\n",
    "go/user.go": goUserSource,
  });
  write("hook.mjs", 'import { register } from "node:module";\nregister("./loader.mjs", import.meta.url);\n');
  write(
    "loader.mjs",
    `import { appendFileSync } from "node:fs";
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  appendFileSync(${JSON.stringify(`${root}/loaded.txt`)}, resolved.url + "\\n");
  return resolved;
}
`,
  );
  const env = { PATH: process.env["PATH"], NODE_OPTIONS: `--import=${root}/hook.mjs` };
  expect(await run(["--version"], { cwd: root, env })).toMatchObject({ code: 0 });
  expect(read("loaded.txt")).not.toMatch(/commander|typescript|yaml|chokidar|frontends|backends/u);
  expect(await run(["g"], { cwd: `${root}/go`, env })).toMatchObject({ code: 0 });
  expect(read("loaded.txt")).toMatch(/frontends\/go\//u);
  expect(read("loaded.txt")).not.toMatch(
    /(?:frontends|backends)\/typescript\/dist\/(?!source|target|options)|node_modules\/(?:yaml|chokidar|diff)\//u,
  );
  write("loaded.txt", "");
  expect(await run(["g", "user.ts"], { cwd: root, env })).toMatchObject({ code: 0 });
  expect(read("loaded.txt")).toMatch(/frontends\/typescript/u);
  expect(read("loaded.txt")).not.toMatch(
    /(?:frontends|backends)\/go\/dist\/(?!source|target)|node_modules\/(?:yaml|chokidar|diff)\//u,
  );
});

test("a directory that may not be written ends in exit code 3, with the reason", async () => {
  const { root, path } = createTempProject({ ...project, "user.ts": userSource });
  chmodSync(root, 0o555);
  onTestFinished(() => chmodSync(root, 0o755));
  // Root may write anywhere, so there somebody else has to try.
  const options = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { code, stdout, stderr } = await run(["g"], { cwd: root, ...options });
  expect(stderr).toContain(`error: cannot write ${root}/user.gen.ts: permission denied (EACCES)`);
  expect({ code, written: existsSync(path("user.gen.ts")) }).toEqual({ code: 3, written: false });
  expect(stdout).toMatch(/✖ User .*not written/u);
});

test("a reader that goes away is not a crash", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const { child, ended } = start(["explain", "--json"], { cwd: root });
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends --watch with exit code 130", async (signal) => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const { child, output, ended } = start(["g", "--watch"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  await until(
    () => output.stdout.includes("watching"),
    () => output.stdout + output.stderr,
  );
  child.kill(signal);
  expect(await ended).toMatchObject({ code: 130, stderr: "" });
  expect(output.stdout).not.toContain("press h");
});

const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

test.runIf(hasTerminal)("on a terminal, keys are heard, except in CI", async () => {
  const { root } = createTempProject({ ...project, "user.ts": userSource });
  const command = `${process.execPath} ${bin} g --watch`;
  const watchOnTerminal = (env: Record<string, string>): ReturnType<typeof start> =>
    start([], { cwd: root, env: { PATH: process.env["PATH"] ?? "", ...env } }, "script", [
      "-qefc",
      command,
      "/dev/null",
    ]);
  const person = watchOnTerminal({});
  await until(() => person.output.stdout.includes("press h for help"));
  person.child.stdin?.write("q");
  expect(await person.ended).toMatchObject({ code: 0 });
  const ci = watchOnTerminal({ CI: "true" });
  await until(() => ci.output.stdout.includes("watching"));
  ci.child.stdin?.write("q");
  ci.child.stdin?.write("\u0003");
  expect(await ci.ended).toMatchObject({ code: 130, stdout: expect.not.stringContaining("press h") });
});
