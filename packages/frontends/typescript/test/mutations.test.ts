import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Diagnostic, formatDiagnostic } from "@autonats/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mutate, mutations } from "./support/mutate.js";
import { readProject } from "./support/read.js";

const scenarios = fileURLToPath(new URL("../../../../scenarios", import.meta.url));

/** The files of scenarios, by name of the scenario. Those that take the compiler to its limits would only take time here. */
const sources: readonly Readonly<Record<string, string>>[] = readdirSync(scenarios, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "type-bombs" && entry.name !== "large-codebase")
  .map(({ name }) => readInput(`${scenarios}/${name}/input`))
  .filter((files) => Object.keys(files).some((file) => file.endsWith(".ts")));

test("whatever is done to a source, it is read or said what is wrong with it", () => {
  const spoilt = fc.tuple(fc.constantFrom(...sources), fc.nat(), mutations);
  fc.assert(
    fc.property(spoilt, ([files, which, changes]) => {
      const paths = Object.keys(files).filter((path) => path.endsWith(".ts"));
      const path = paths[which % paths.length] ?? "";
      const text = mutate(files[path] ?? "", changes);
      const { model, diagnostics } = readProject({ ...files, [path]: text });
      for (const diagnostic of diagnostics) expectPlace(diagnostic, { ...files, [path]: text });
      expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    }),
    { numRuns: 1000, seed: 20_261_124 },
  );
});

/** It points at something that is there. */
function expectPlace(diagnostic: Diagnostic, files: Readonly<Record<string, string>>): void {
  const { span } = diagnostic;
  if (span === undefined) throw new Error(`no place: ${formatDiagnostic(diagnostic)}`);
  const lines = (files[span.file] ?? "").split(/\r\n|[\n\r\u2028\u2029]/u);
  expect(Object.keys(files)).toContain(span.file);
  expect(span.line).toBeLessThanOrEqual(lines.length);
  expect(span.column).toBeLessThanOrEqual((lines[span.line - 1] ?? "").length + 1);
}

function readInput(directory: string): Readonly<Record<string, string>> {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      entries.map((entry) => {
        const path = `${entry.parentPath}/${entry.name}`;
        return [path.slice(directory.length + 1), readFileSync(path, "utf8")];
      }),
    );
  } catch {
    return {};
  }
}
