import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boundaries, effects } from "./boundaries.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const importPattern =
  /(?:^|[\s;}])(?:import|export)\s[^"';]*?from\s*"([^"]+)"|import\s*\(\s*"([^"]+)"|^import\s*"([^"]+)"/gmu;

/** Every way in which a source file crosses the table of `boundaries.mjs`, one line of text each. */
export function findViolations() {
  return boundaries.flatMap((row) =>
    sourceFiles(`${row.path}/src`).flatMap((file) => violationsOf(row, file, readFileSync(`${root}${file}`, "utf8"))),
  );
}

/** What a file of a package must not import. */
export function violationsOf(row, file, text) {
  return specifiersOf(text).flatMap((specifier) => {
    const problem = problemOf(row, file, specifier);
    return problem === undefined ? [] : [`${file}: imports "${specifier}", but ${problem}`];
  });
}

function problemOf(row, file, specifier) {
  if (specifier.startsWith(".")) return undefined;
  const ours = boundaries.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (ours !== undefined) {
    return row.imports.includes(ours.name)
      ? undefined
      : `${row.name} may import only ${row.imports.join(", ") || "nothing of ours"}`;
  }
  if (specifier.startsWith("@nats-io/") && row.natsClient !== undefined) {
    const knows = row.natsClient.some((path) => file.startsWith(`${row.path}/${path}`));
    return knows ? undefined : `of ${row.name} only ${row.natsClient.join(", ")} may know the NATS client library`;
  }
  if (!specifier.startsWith("node:")) return undefined;
  if (effects.modules.includes(specifier) && !effects.allowedIn.some((path) => file.startsWith(path))) {
    return `only ${effects.allowedIn.join(" and ")} may reach outside of the process`;
  }
  const allowed = row.node !== "none" && file.startsWith(`${row.path}/${row.node}`);
  return allowed
    ? undefined
    : `of ${row.name} only ${row.node === "none" ? "nothing" : row.node} may use Node's modules`;
}

function specifiersOf(text) {
  return [...text.matchAll(importPattern)].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare);
}

function sourceFiles(directory) {
  return readdirSync(`${root}${directory}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? sourceFiles(path) : /\.tsx?$/u.test(path) ? [path] : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const violations = findViolations();
  for (const violation of violations) console.error(violation);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
