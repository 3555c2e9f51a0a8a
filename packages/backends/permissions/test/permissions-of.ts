import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { createTypescriptFrontend } from "@autonats/frontend-typescript";
import { link, type Model } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { permissionsBackend } from "../src/index.js";
import type { SubjectOptions } from "../src/options.js";

/** Reads the interfaces of one TypeScript file. */
export async function readInterfaces(root: string, file: string): Promise<Model> {
  const frontend = await createTypescriptFrontend({
    limits: { milliseconds: Number.POSITIVE_INFINITY, types: 10_000, depth: 50 },
  });
  const { source } = await frontend.parse({ root, files: [`${root}/${file}`], host: createDiskHost() });
  return link(source, { timeoutMs: 5000, concurrency: 5 }).model;
}

/** Starts a server whose users have the generated permissions and the names of their files: `User.handler`. All passwords are `p`. */
export async function startWith(
  model: Model,
  options: SubjectOptions,
): Promise<AsyncDisposable & { server: NatsServer }> {
  const directory = mkdtempSync(`${tmpdir()}/autonats-permissions-`);
  const { files } = permissionsBackend.generate(model, { ...options, out: directory });
  for (const { path, content } of files) writeFileSync(path, content);
  const users = files
    .filter(({ path }) => path.endsWith(".conf"))
    .map(({ path }) => {
      const name = basename(path, ".conf");
      return `{ user: "${name}", password: p, permissions { include "../${basename(directory)}/${basename(path)}" } }`;
    });
  const server = await startNatsServer({ extraConfiguration: `authorization { users: [\n${users.join("\n")}\n] }` });
  return {
    server,
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(directory, { recursive: true });
    },
  };
}
