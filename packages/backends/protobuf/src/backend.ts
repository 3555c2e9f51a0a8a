import { type Backend, defineBackend, type GeneratedFile, headerLines, jsonHeaderText } from "@autonats/codegen";
import { compareText, createDiagnostic, type Diagnostic, type Model, type Service } from "@autonats/model";
import { emptyLock } from "./lock/lock.js";
import { numberFile } from "./lock/number-file.js";
import { printLock } from "./lock/print-lock.js";
import { readLock } from "./lock/read-lock.js";
import { toSnakeCase } from "./names/case.js";
import { planService } from "./plan/plan-service.js";
import { printFile } from "./print/print-file.js";
import type { Syntax } from "./syntax.js";

/** How protocol buffers are printed. */
export interface ProtobufOptions {
  /** The directory of the files, from the root. */
  readonly out: string;
  readonly syntax: Syntax;
  /** Returns the text of a file of an earlier run, by its path from the root; undefined if there is none. */
  readonly earlier: (path: string) => string | undefined;
}

/** Prints protocol buffers: a file for each service, and beside it one that keeps its numbers. */
export const protobufBackend: Backend<ProtobufOptions> = defineBackend({
  id: "protobuf",
  generate: (model, options) => {
    const results = model.services.map((service) => generateService(service, model, options));
    return {
      files: results.flatMap(({ files }) => files).sort((a, b) => compareText(a.path, b.path)),
      diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    };
  },
});

/** The ending of a lock file, after the whole name of the file that it belongs to. */
export const lockEnding = ".lock.json";

function generateService(
  service: Service,
  model: Model,
  { out, syntax, earlier }: ProtobufOptions,
): { readonly files: readonly GeneratedFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const planned = planService(service, model);
  const path = `${out}/${planned.package.split(".").join("/")}/${toSnakeCase(service.name)}.proto`;
  const lockPath = `${path}${lockEnding}`;
  const text = earlier(lockPath);
  const parsed = text === undefined ? { value: emptyLock } : readLock(text);
  if ("problem" in parsed) {
    const { problem } = parsed;
    return { files: [], diagnostics: [createDiagnostic("AN5201", undefined, { path: lockPath, problem })] };
  }
  const { file, lock } = numberFile(planned, parsed.value);
  const sources = [service.source.file];
  return {
    files: [
      { path, content: printFile(file, syntax, headerLines("//", path, sources)) },
      { path: lockPath, content: printLock(lock, jsonHeaderText(lockPath, sources)) },
    ],
    diagnostics: [],
  };
}
