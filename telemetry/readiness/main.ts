// How soon `/readyz` of processes in both languages follows what happens to them. Writes a page of `bench/results`.

import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { buildPeers, root } from "../harness/build.js";
import { Site } from "../harness/site.js";
import { causes } from "./causes.js";
import type { Times } from "./times.js";

const [, , rounds = "5"] = process.argv;
const results = `${root}bench/results`;
const languages = { typescript: "TypeScript", go: "Go" } as const;

await buildPeers();
const load = loadavg()[0] ?? Number.NaN;
const measured = new Map<string, Times[]>();
for (let round = 1; round <= Number(rounds); round += 1) {
  for (const language of ["typescript", "go"] as const) {
    const site = await Site.start(language);
    for (const [what, measure] of Object.entries(causes)) {
      const key = `${what} | ${languages[language]}`;
      measured.set(key, [...(measured.get(key) ?? []), await measure(site)]);
    }
    await site.stop();
  }
  console.error(`round ${round} of ${rounds}`);
}
const text = [
  `${rounds} rounds, load average ${load.toFixed(2)} before them. Milliseconds from the beginning of what happens, as a client of HTTP sees`,
  "it that asks again every few milliseconds: medians, with the lowest and the highest round in parentheses.",
  "",
  "| what happens | process | until `/readyz` answers 503 | until it answers 200 again |",
  "| --- | --- | ---: | ---: |",
  ...[...measured].map(([key, times]) => `| ${key} | ${spread(times.map(({ red }) => red))} | ${greens(times)} |`),
  "",
].join("\n");
mkdirSync(results, { recursive: true });
writeFileSync(`${results}/readiness.md`, `# Readiness\n\n${text}`);
console.log(text);
process.exit();

function greens(times: readonly Times[]): string {
  const known = times.flatMap(({ green }) => green ?? []);
  return known.length === 0 ? "" : spread(known);
}

function spread(figures: readonly number[]): string {
  const sorted = figures.toSorted((left, right) => left - right);
  const at = (index: number): string => (sorted[index] ?? Number.NaN).toFixed(0);
  return `${at(sorted.length >> 1)} (${at(0)}–${at(sorted.length - 1)})`;
}
