import { dirname } from "node:path";
import { typescriptFrontend } from "@autonats/frontend-typescript";
import { formatDiagnostic, link, type Model } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";

/** The model of one TypeScript source, which must have no mistakes. */
export async function readTypescript(path: string): Promise<Model> {
  const { source, diagnostics } = await typescriptFrontend.parse({
    root: dirname(path),
    files: [path],
    host: createDiskHost(),
  });
  const linked = link(source, { timeoutMs: 5000, concurrency: 5 });
  const problems = [...diagnostics, ...linked.diagnostics];
  if (problems.length > 0) throw new Error(problems.map(formatDiagnostic).join("\n"));
  return linked.model;
}
