import { type Diagnostic, type LinkResult, link } from "@autonats/model";
import { parse } from "../../src/parse.js";
import type { Limits } from "../../src/types/budget.js";
import { createMemoryHost } from "./memory-host.js";

export interface Read extends Pick<LinkResult, "model"> {
  /** Of the frontend and of the linker. */
  readonly diagnostics: readonly Diagnostic[];
  readonly inputs: readonly string[];
}

/** Reads and links files of a project at `/project`, given by their paths from there. Paths with a slash in front are taken as they are. */
export function readProject(files: Readonly<Record<string, string>>, limits?: Limits): Read {
  const absolute = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.startsWith("/") ? path : `/project/${path}`, text]),
  );
  const sources = Object.keys(absolute).filter(
    (path) => /\.[cm]?tsx?$/u.test(path) && !path.includes("/node_modules/"),
  );
  const { source, diagnostics, inputs } = parse(
    { root: "/project", files: sources, host: createMemoryHost(absolute) },
    limits,
  );
  const linked = link(source, { timeoutMs: 5000, concurrency: 5 });
  return { model: linked.model, diagnostics: [...diagnostics, ...linked.diagnostics], inputs };
}
