import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatSpread, spreadOf } from "../statistics.js";
import { nanosecondsOf } from "./go-benchmark.js";

const rounds = 6;
const module = fileURLToPath(new URL("../../../go", import.meta.url));
const results = fileURLToPath(new URL("../../results", import.meta.url));
const [go = "go"] = process.argv.slice(2);

/** Compares generated Go codecs, which check what they read and write, with `encoding/json`, which checks nothing. */
const series = new Map<string, number[]>();
for (let round = 0; round < rounds; round += 1) {
  for (const [name, nanoseconds] of nanosecondsOf(runBenchmarks())) {
    series.set(name, [...(series.get(name) ?? []), nanoseconds]);
  }
}
const rows = [...series.keys()]
  .filter((name) => name.endsWith("/autonats"))
  .map((name) => {
    const ours = series.get(name) ?? [];
    const plain = series.get(name.replace("/autonats", "/encoding-json")) ?? [];
    const ratios = spreadOf(ours.map((nanoseconds, round) => (plain[round] ?? Number.NaN) / nanoseconds));
    return `| ${name.replace("/autonats", "").replace("/", " ")} | ${formatSpread(spreadOf(ours))} | ${formatSpread(ratios)} |`;
  });
const text = [
  "| what | ns: median (lowest–highest) | times as fast as `encoding/json` |",
  "| --- | ---: | ---: |",
  ...rows,
  "",
].join("\n");
mkdirSync(results, { recursive: true });
writeFileSync(`${results}/go-codecs.md`, `# Go codecs\n\n${rounds} rounds, ratios within each.\n\n${text}`);
console.log(text);

function runBenchmarks(): string {
  const parameters = ["test", "-run", "^$", "-bench", "^Benchmark(Decode|Encode)$", "-benchtime", "0.2s", "."];
  const { status, stdout, stderr } = spawnSync(go, parameters, { cwd: module, encoding: "utf8" });
  if (status !== 0) throw new Error(`the benchmarks of Go's codecs failed\n${stdout}${stderr}`);
  return stdout;
}
