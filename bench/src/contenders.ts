import { fileURLToPath } from "node:url";
import type { Surroundings } from "./worker/pipeline.js";

/** A client and a handler that are measured together. */
export interface Contender {
  readonly name: string;
  /** Which contender its figures are divided by. */
  readonly baseline: string;
  /** The commands that start them, given the address of the NATS server. */
  readonly client: (url: string) => readonly string[];
  readonly handler: (url: string) => readonly string[];
}

export const contenders: readonly Contender[] = [
  nodeContender("nats.js request", "nats.js request", "raw"),
  nodeContender("Autonats TypeScript", "nats.js request", "autonats"),
  nodeContender("Autonats TypeScript, without resilience", "Autonats TypeScript", "autonats", "plain"),
  nodeContender("Autonats TypeScript, one interceptor", "Autonats TypeScript", "autonats", "interceptor"),
  nodeContender("Autonats TypeScript, metrics", "Autonats TypeScript", "autonats", "metrics"),
  nodeContender("Autonats TypeScript, tracing", "Autonats TypeScript", "autonats", "tracing"),
  nodeContender("Autonats TypeScript, SDK of tracing alone", "Autonats TypeScript", "autonats", "spans"),
  nodeContender("Autonats TypeScript, header of tracing alone", "Autonats TypeScript", "autonats", "header"),
  goContender("nats.go request", "nats.go request", "raw"),
  goContender("Autonats Go", "nats.go request", ""),
  goContender("Autonats Go, without resilience", "Autonats Go", "", "plain"),
  goContender("Autonats Go, one interceptor", "Autonats Go", "", "interceptor"),
  goContender("Autonats Go, metrics", "Autonats Go", "", "metrics"),
  goContender("Autonats Go, tracing", "Autonats Go", "", "tracing"),
  goContender("Autonats Go, SDK of tracing alone", "Autonats Go", "", "spans"),
  goContender("Autonats Go, header of tracing alone", "Autonats Go", "", "header"),
];

function nodeContender(
  name: string,
  baseline: string,
  file: string,
  surroundings: Surroundings = "nothing",
): Contender {
  const command = (role: string) => (url: string) => [
    process.execPath,
    workerPath(`${file}-${role}.js`),
    url,
    surroundings,
  ];
  return { name, baseline, client: command("client"), handler: command("handler") };
}

/** Programs that the build has put into `dist/go`, with what they are told after the address of the server. */
function goContender(
  name: string,
  baseline: string,
  prefix: string,
  surroundings: Surroundings = "nothing",
): Contender {
  const command = (role: string) => (url: string) => [workerPath(`../go/${prefix}${role}`), url, surroundings];
  return { name, baseline, client: command("client"), handler: command("handler") };
}

function workerPath(file: string): string {
  return fileURLToPath(new URL(`worker/${file}`, import.meta.url));
}
