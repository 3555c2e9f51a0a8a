import { fileURLToPath } from "node:url";

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
  goContender("nats.go request", "nats.go request", "raw"),
  goContender("Autonats Go", "nats.go request", ""),
  goContender("Autonats Go, one interceptor", "Autonats Go", "", "interceptor"),
];

function nodeContender(name: string, baseline: string, file: string): Contender {
  const command = (role: string) => (url: string) => [process.execPath, workerPath(`${file}-${role}.js`), url];
  return { name, baseline, client: command("client"), handler: command("handler") };
}

/** Programs that the build has put into `dist/go`, with what they are told after the address of the server. */
function goContender(name: string, baseline: string, prefix: string, ...words: readonly string[]): Contender {
  const command = (role: string) => (url: string) => [workerPath(`../go/${prefix}${role}`), url, ...words];
  return { name, baseline, client: command("client"), handler: command("handler") };
}

function workerPath(file: string): string {
  return fileURLToPath(new URL(`worker/${file}`, import.meta.url));
}
