import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { goSource } from "@autonats/frontend-go/source";
import { createTypescriptFrontend } from "@autonats/frontend-typescript";
import { type Frontend, link, type Model, type Service } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";

/** Where the proofs are, each with its two versions. */
export const proofsRoot: string = fileURLToPath(new URL("../proofs", import.meta.url));

/** The two versions of a service, as they are proven. */
export const sides = ["before", "after"] as const;

export type Side = (typeof sides)[number];

/** A folder with two versions of one service, and what a rule says of them. */
export interface Proof {
  /** The name of the folder. */
  readonly name: string;
  /** The code that the folder's name begins with; undefined where nothing breaks. */
  readonly code: string | undefined;
  /** Whether the folder has code that uses the old version and does not compile with the new one. */
  readonly hasUses: boolean;
  readonly before: Service;
  readonly after: Service;
}

/** Every proof, with the models of all versions before and after. */
export interface Proofs {
  readonly proofs: readonly Proof[];
  readonly models: Readonly<Record<Side, Model>>;
}

/** Reads every proof: each side of all of them at once. */
export async function readProofs(root: string = proofsRoot): Promise<Proofs> {
  const names = readdirSync(root).sort();
  const [before, after] = await Promise.all(sides.map((side) => readSide(root, names, side)));
  if (before === undefined || after === undefined) throw new Error("bug: there are two sides");
  const proofs = names.map((name) => ({
    name,
    code: /^AN\d{4}/u.exec(name)?.[0],
    hasUses: existsSync(`${root}/${name}/uses.ts`),
    before: serviceIn(before, name),
    after: serviceIn(after, name),
  }));
  return { proofs, models: { before, after } };
}

async function readSide(root: string, names: readonly string[], side: Side): Promise<Model> {
  const typescript = await createTypescriptFrontend({
    limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 },
  });
  const paths = names.map((name) => `${root}/${name}/${side}/service`);
  const parts = await Promise.all([
    readModel(typescript, root, paths.map((path) => `${path}.ts`).filter(existsSync)),
    readModel(await goSource.load(), root, paths.map((path) => `${path}.go`).filter(existsSync)),
  ]);
  return {
    formatVersion: 1,
    services: parts.flatMap(({ services }) => services),
    declarations: parts.flatMap(({ declarations }) => declarations),
  };
}

async function readModel(frontend: Frontend, root: string, files: readonly string[]): Promise<Model> {
  const { source, diagnostics } = await frontend.parse({ root, files, host: createDiskHost() });
  const linked = link(source, { timeoutMs: 5000, concurrency: 5 });
  const problems = [...diagnostics, ...linked.diagnostics];
  if (problems.length > 0) throw new Error(JSON.stringify(problems, undefined, 2));
  return linked.model;
}

function serviceIn({ services }: Model, name: string): Service {
  const service = services.find(({ source }) => source.file.startsWith(`${name}/`));
  if (service === undefined) throw new Error(`${name} has no service`);
  return service;
}
