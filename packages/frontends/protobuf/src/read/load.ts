import { createDiagnostic, type Diagnostic, type SourceHost } from "@autonats/model";
import protobuf from "protobufjs";
import { type Entry, type Outline, readOutline } from "../text/outline.js";
import { plainText } from "../text/plain-text.js";
import { readTokens } from "../text/tokens.js";

/** A file and all that it imports. */
export interface Loaded {
  readonly root: protobuf.Root;
  /** Of all files, by full name. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Of the file itself. */
  readonly outline: Outline;
  readonly package: string;
  /** Absolute paths of the files. */
  readonly inputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file and its imports. Those of `google/protobuf` come with the parser. */
export function load(path: string, projectRoot: string, host: SourceHost): Loaded {
  const root = new protobuf.Root();
  const entries = new Map<string, Entry>();
  const diagnostics: Diagnostic[] = [];
  const inputs: string[] = [];
  const known = new Set<string>();
  let own: { readonly outline: Outline; readonly package: string } | undefined;

  const visit = (file: string): void => {
    const text = host.readFile(file);
    if (text === undefined || inputs.includes(file)) return;
    inputs.push(file);
    const relative = file.slice(projectRoot.length + 1);
    try {
      const parsed = protobuf.parse(plainText(text), root, { keepCase: true });
      const outline = readOutline(relative, text);
      for (const [name, entry] of outline.entries) entries.set(name, entry);
      own ??= { outline, package: parsed.package ?? "" };
      for (const name of [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])]) follow(name, file, text, relative);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      diagnostics.push(syntaxProblem(error, relative, text));
    }
  };

  const follow = (name: string, from: string, text: string, relative: string): void => {
    const common = protobuf.common.get(name)?.nested;
    if (common !== undefined) {
      if (!known.has(name)) root.addJSON(common);
      known.add(name);
      return;
    }
    const found = findImport(name, from, projectRoot, host);
    if (found !== undefined) {
      visit(found);
      return;
    }
    if (optionsOnly.test(name)) return;
    const token = readTokens(text).tokens.find((each) => each.text === `"${name}"` || each.text === `'${name}'`);
    diagnostics.push(createDiagnostic("AN7002", spanOf(token, relative, name.length + 2), { path: name }));
  };

  visit(path);
  settleFeatures(root);
  return {
    root,
    entries,
    inputs,
    diagnostics,
    outline: own?.outline ?? { entries: new Map(), comments: [] },
    package: own?.package ?? "",
  };
}

/** Files that add options to others. No type of a field is in them. */
const optionsOnly =
  /^(?:google\/api\/(?:annotations|client|field_behavior|resource|http)|google\/protobuf\/descriptor|buf\/validate\/validate)\.proto$/u;

/** The folder of the file, and those above it: one of them is what imports are relative to. */
function findImport(name: string, from: string, projectRoot: string, host: SourceHost): string | undefined {
  for (let folder = parentOf(from); folder.length >= projectRoot.length; folder = parentOf(folder)) {
    if (host.isFile(`${folder}/${name}`)) return `${folder}/${name}`;
  }
  return undefined;
}

/** Editions have features by file, message and field. Names that lead nowhere are reported where they are. */
function settleFeatures(root: protobuf.Root): void {
  try {
    root.resolveAll();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function syntaxProblem(error: Error, file: string, text: string): Diagnostic {
  const [, problem = error.message, line = "1"] = /^(.*?)(?: \((?:.*, )?line (\d+)\))?$/su.exec(error.message) ?? [];
  const token = readTokens(text).tokens.find((each) => each.line === Number(line));
  return createDiagnostic("AN7001", spanOf(token, file, token?.text.length ?? 1), { problem });
}

function spanOf(token: { readonly line: number; readonly column: number } | undefined, file: string, length: number) {
  const { line, column } = token ?? { line: 1, column: 1 };
  return { file, line, column, endLine: line, endColumn: column + length };
}
