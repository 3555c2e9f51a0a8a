import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type GoOptions, goBackend } from "@autonats/backend-go";
import { goFrontend } from "@autonats/frontend-go";
import { type Diagnostic, formatDiagnostic, link, type Model } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import { projectRoot } from "./go-tool.js";
import type { GoModule } from "./go-workspace.js";

const scenarios = `${projectRoot}/scenarios`;

/** A scenario that has something to do with Go. */
export interface GoScenario {
  readonly name: string;
  /** The Go sources and `go.mod`, by their paths from the project's root. */
  readonly input: GoModule;
  /** That root; empty when the scenario has no input in Go. */
  readonly root: string;
  /** The Go files that are expected. */
  readonly output: GoModule;
  /** Whether those were generated from the Go sources. */
  readonly isFromGo: boolean;
}

/** All of them, in order of name. */
export function findGoScenarios(): readonly GoScenario[] {
  return readdirSync(scenarios)
    .sort()
    .flatMap((name) => {
      const output = goFiles(`${scenarios}/${name}/output/go`);
      const root = [`${scenarios}/${name}/input/go`, `${scenarios}/${name}/input`].find(
        (each) => goFiles(each).size > 0,
      );
      if (output.size === 0 && root === undefined) return [];
      const isFromGo = [...output.values()].some((content) => /^\/\/ Source: .*\.go$/mu.test(content));
      return [{ name, root: root ?? "", input: root === undefined ? new Map() : goFiles(root), output, isFromGo }];
    });
}

/** What the Go sources of a scenario come to. */
export function readGoInput({ root, input }: GoScenario): Promise<Model> {
  return readGo(root, input);
}

/** The model of the Go sources of a project. */
export async function readGo(
  root: string,
  sources: GoModule,
  onProblem: (text: string) => void = () => {},
): Promise<Model> {
  const files = [...sources.keys()].filter((path) => path.endsWith(".go")).map((path) => `${root}/${path}`);
  const { source, diagnostics } = await goFrontend.parse({ root, files, host: createDiskHost() });
  const linked = link(source, { timeoutMs: 5000, concurrency: 5 });
  for (const diagnostic of [...diagnostics, ...linked.diagnostics]) onProblem(formatDiagnostic(diagnostic));
  return linked.model;
}

/** Prints a model and puts the files beside others. */
export function withGenerated(
  files: GoModule,
  model: Model,
  options: GoOptions,
): { readonly files: GoModule; readonly diagnostics: readonly Diagnostic[] } {
  const printed = goBackend.generate(model, options);
  const added = printed.files.map(({ path, content }): [string, string] => [path, content]);
  return { files: new Map([...files, ...added]), diagnostics: printed.diagnostics };
}

/** Moves a module into a directory of another one. */
export function asPackages(files: GoModule, directory: string, module: string): readonly [string, string][] {
  const own = /^module\s+(\S+)/mu.exec(files.get("go.mod") ?? "")?.[1];
  return [...files]
    .filter(([path]) => path !== "go.mod")
    .map(([path, content]) => [
      `${directory}/${path}`,
      own === undefined ? content : content.replaceAll(`"${own}`, `"${module}/${directory}`),
    ]);
}

/** The Go files and `go.mod` below a directory, by their paths in it. */
export function goFiles(directory: string): GoModule {
  if (!existsSync(directory)) return new Map();
  const paths = readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.go$|^go\.mod$/u.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(directory.length + 1))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(`${directory}/${path}`, "utf8")]));
}
