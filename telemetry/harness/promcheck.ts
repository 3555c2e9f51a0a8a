import { spawnSync } from "node:child_process";
import { root } from "./build.js";

/** A sample as Prometheus reads it. */
export interface ReadSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly exemplar?: Readonly<Record<string, string>>;
}

/** A series that a query returns. */
export interface Answer {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What a target said at a time, in seconds. */
export interface Scrape {
  readonly instance: string;
  readonly at: number;
  readonly contentType: string;
  readonly text: string;
}

const TAKES_LONG = 600_000;
let isBuilt = false;

/** Reads metrics as Prometheus does. Throws what is wrong with them, names included. */
export async function checkMetrics(text: string, contentType: string): Promise<readonly ReadSample[]> {
  return (await promcheck(["metrics", contentType], text)) as ReadSample[];
}

/** Reads a file of rules as Prometheus does. Throws what is wrong with it. */
export async function checkRules(path: string): Promise<void> {
  await promcheck(["rules", path], "");
}

/** Evaluates queries at a time, over what was scraped before. Throws what is wrong with them. */
export async function evaluate(
  scrapes: readonly Scrape[],
  queries: readonly string[],
  at: number,
): Promise<Readonly<Record<string, readonly Answer[]>>> {
  return (await promcheck(["queries"], JSON.stringify({ scrapes, queries, at }))) as Record<string, Answer[]>;
}

async function promcheck(parameters: readonly string[], input: string): Promise<unknown> {
  await build();
  const { status, stdout, stderr } = spawnSync(`${root}telemetry/dist/go/promcheck`, parameters, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout === "" ? undefined : JSON.parse(stdout);
}

/** Compiles the packages of Prometheus that we check with. That takes a minute, once. */
async function build(): Promise<void> {
  if (isBuilt) return;
  const { findGo } = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
  const { status, stderr } = spawnSync(findGo(), ["build", "-o", "../dist/go/", "."], {
    cwd: `${root}telemetry/promcheck`,
    encoding: "utf8",
    timeout: TAKES_LONG,
  });
  if (status !== 0) throw new Error(stderr);
  isBuilt = true;
}
