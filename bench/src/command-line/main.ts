import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatSpread, type Spread, spreadOf } from "../statistics.js";
import { createGoProject } from "./go-project.js";
import { createProject } from "./project.js";
import { createWideProject } from "./wide-project.js";

const runs = 7;
const command = fileURLToPath(new URL("../../../packages/cli/bin/autonats.js", import.meta.url));
const results = fileURLToPath(new URL("../../results", import.meta.url));

/** What interfaces are exported to. */
const targets = ["json-schema", "kubernetes-hpa", "asyncapi", "openapi", "markdown", "permissions", "protobuf"];

/** Times whole processes of the command line, each from its start to its end, and beside them Node doing nothing. */
const small = createProject(1, 4);
const large = createProject(50, 20);
const wide = createWideProject(5000);
const go = createGoProject(20, 30, 60);
try {
  const rows: readonly (readonly [string, Spread])[] = [
    ["`node -e 0`, for comparison", time(["-e", "0"])],
    ["`autonats --version`", time([command, "--version"])],
    [
      "`autonats generate`, one service, nothing generated before",
      time([command, "g", "--dir", small], () => clean(small)),
    ],
    ["`autonats generate`, the same again", time([command, "g", "--dir", small])],
    ["`autonats generate`, 1,000 methods in 50 files", time([command, "g", "--dir", large], () => clean(large))],
    ["`autonats generate --check`, the same", time([command, "g", "--dir", large, "--check"])],
    ...targets.map((target): [string, Spread] => [
      `\`autonats export ${target}\`, the same`,
      time([command, "export", target, "--dir", large, "--out", "out"], () => cleanOut(large)),
    ]),
    [
      "`autonats generate`, one service in a project of 5,000 files",
      time([command, "g", "--dir", wide], () => clean(wide)),
    ],
    [
      "`autonats generate --language go`, 600 methods and 1,200 structs of Go",
      time([command, "g", "--language", "go", "--dir", go], () => clean(go)),
    ],
  ];
  const lines = rows.map(([what, spread]) => `| ${what} | ${formatSpread(spread)} |`);
  const text = ["| process | ms: median (lowest–highest) |", "| --- | ---: |", ...lines, ""].join("\n");
  mkdirSync(results, { recursive: true });
  writeFileSync(
    `${results}/command-line.md`,
    `# The command line\n\n${runs} runs of each after one that does not count.\n\n${text}`,
  );
  console.log(text);
} finally {
  for (const directory of [small, large, wide, go]) rmSync(directory, { recursive: true, force: true });
}

function time(parameters: readonly string[], prepare: () => void = () => undefined): Spread {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    prepare();
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
    if (run > 0) times.push(performance.now() - start);
    if (status !== 0) throw new Error(`exit code ${status} of ${parameters.join(" ")}\n${stderr}`);
  }
  return spreadOf(times);
}

function cleanOut(directory: string): void {
  rmSync(`${directory}/out`, { recursive: true, force: true });
}

function clean(directory: string): void {
  spawnSync("find", [`${directory}/src`, "(", "-name", "*.gen.ts", "-o", "-name", "nats_*.go", ")", "-delete"]);
}
