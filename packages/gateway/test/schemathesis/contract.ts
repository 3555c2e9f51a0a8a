import { openapiBackend } from "@autonats/backend-openapi";
import { typescriptBackend } from "@autonats/backend-typescript";
import { createTypescriptFrontend } from "@autonats/frontend-typescript";
import { link, type Model } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";

/** What is made of the one service in a file. */
export interface Contract {
  /** An OpenAPI document. */
  readonly document: object;
  /** Code, by its path from the root. */
  readonly code: ReadonlyMap<string, string>;
}

/** Reads the service in a file of TypeScript. */
export async function readContract(root: string, file: string): Promise<Contract> {
  const model = await readModel(root, file);
  const [printed] = openapiBackend.generate(model, { out: "" }).files;
  const { files } = typescriptBackend.generate(model, { importExtension: "js", tracing: false });
  return {
    document: JSON.parse(printed?.content ?? "") as object,
    code: new Map(files.map(({ path, content }) => [path, content])),
  };
}

async function readModel(root: string, file: string): Promise<Model> {
  const frontend = await createTypescriptFrontend({
    limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 },
  });
  const { source, diagnostics } = await frontend.parse({ root, files: [`${root}/${file}`], host: createDiskHost() });
  const linked = link(source, { timeoutMs: 5000, concurrency: 50 });
  const problems = [...diagnostics, ...linked.diagnostics];
  if (problems.length > 0) throw new Error(JSON.stringify(problems, undefined, 2));
  return linked.model;
}
