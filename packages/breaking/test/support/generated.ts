import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { typescriptBackend } from "@autonats/backend-typescript";
import type { Model } from "@autonats/model";
import { type Proof, type Proofs, proofsRoot, type Side, sides } from "./proofs.js";
import type { Values } from "./values.js";

/** A client: its methods by their names in the source. */
export type Client = Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;

/** A handler that can be started. */
export interface Served {
  run(): Promise<void>;
  shutdown(): Promise<void>;
}

/** What was generated for one version, and what goes over the wire in it. */
export interface Version {
  readonly createClient: new (connection: unknown, options: object) => Client;
  readonly createHandler: new (server: unknown, connection: unknown, options: object) => Served;
  readonly values: Values;
}

/** The generated code of every proof, in a folder beside the proofs that is gone afterwards. */
export class GeneratedProofs implements Disposable {
  readonly #root = mkdtempSync(fileURLToPath(new URL("../.live-", import.meta.url)));

  constructor({ models }: Proofs) {
    cpSync(proofsRoot, `${this.#root}/proofs`, { recursive: true });
    mkdirSync(`${this.#root}/support`);
    cpSync(fileURLToPath(new URL("values.ts", import.meta.url)), `${this.#root}/support/values.ts`);
    for (const side of sides) this.#write(models[side]);
  }

  async load({ name }: Proof, side: Side): Promise<Version> {
    const folder = `${this.#root}/proofs/${name}`;
    const [generated, values] = await Promise.all([
      import(`${folder}/${side}/service.gen.ts`),
      import(`${folder}/values.ts`),
    ]);
    const named = (ending: string): never => {
      const key = Object.keys(generated).find((each) => each.endsWith(ending));
      return generated[key ?? ""] as never;
    };
    return { createClient: named("Client"), createHandler: named("Handler"), values: values[side] };
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true });
  }

  /** Types of Go are generated too, in one file a folder, which is placed where the Go file is. */
  #write(model: Model): void {
    for (const service of model.services) {
      const only = { ...model, services: [service] };
      const isGo = service.source.file.endsWith(".go");
      const { files, diagnostics } = typescriptBackend.generate(only, {
        importExtension: "js",
        tracing: false,
        ...(isGo ? { out: dirname(service.source.file) } : {}),
      });
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      for (const { path, content } of files) {
        const place = isGo ? `${dirname(service.source.file)}/${path.split("/").at(-1)}` : path;
        writeFileSync(`${this.#root}/proofs/${place}`, content);
      }
    }
  }
}
