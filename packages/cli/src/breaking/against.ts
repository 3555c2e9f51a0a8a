import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createDiagnostic, type Diagnostic, type Model } from "@autonats/model";
import { isInside, pathFrom, toSlashes } from "@autonats/model/node";
import type { Request } from "../config/request.js";
import { loadSettings } from "../config/settings.js";
import { systemCode } from "../environment-error.js";
import type { Io } from "../io.js";
import { accessTo, isNatsAddress, shownAddress } from "../nats/address.js";
import { connectTo } from "../nats/connect.js";
import type { NatsAccess } from "../nats/connection-flags.js";
import { findInstances } from "../nats/instances.js";
import { readRunningModel } from "../nats/running-model.js";
import { checkOut, findCommit } from "./git.js";
import { readProject } from "./read-project.js";

/** The version that a project is compared with. */
export interface Earlier {
  readonly models: readonly Model[];
  readonly diagnostics: readonly Diagnostic[];
  /** Returns the name of one of its files for people: a path, or as git has it, such as `main:src/user.ts`. */
  readonly show: (file: string) => string;
  /** Absolute path of one of its files; undefined where they are not at hand. */
  readonly path: (file: string) => string | undefined;
  /** Removes what was written to read it. */
  remove(): void;
}

/** Reads the version that `--against` names: a commit, a directory, a file of `--save`, or what runs; a diagnostic where it names none. */
export async function readEarlier(
  against: string,
  request: Request,
  io: Pick<Io, "cwd" | "tempDir">,
  access: NatsAccess,
): Promise<Earlier | Diagnostic> {
  if (isNatsAddress(against)) return readRunning(against, access, request, io);
  const path = toSlashes(resolve(io.cwd, against));
  const isPath = /^\.{0,2}\/|^\.{1,2}$/u.test(against);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return readSaved(against, path);
  const commit = isPath ? undefined : findCommit(request.root, against);
  if (commit !== undefined) return readCommit(against, commit, request, io.tempDir);
  if (stats?.isDirectory() === true) return readDirectory(path, request, io.cwd);
  return refused(against, "it is not a commit of this repository, a directory, a file or the address of a NATS server");
}

async function readCommit(ref: string, commit: string, request: Request, tempDir: string): Promise<Earlier> {
  const { root, prefix, remove } = checkOut(request.root, commit, tempDir);
  try {
    const read = await readProject(elsewhere(request, root));
    return { ...read, show: (file) => `${ref}:${prefix}${file}`, path: (file) => `${root}/${file}`, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function readDirectory(root: string, request: Request, cwd: string): Promise<Earlier> {
  const read = await readProject(elsewhere(request, root));
  const path = (file: string): string => `${root}/${file}`;
  return { ...read, path, show: (file) => pathFrom(toSlashes(cwd), path(file)), remove: () => undefined };
}

/** The same request for another directory, which has a configuration of its own. */
function elsewhere(request: Request, root: string): Request {
  const { configPath } = request;
  const moved =
    configPath === undefined || !isInside(request.root, configPath.value)
      ? configPath
      : { ...configPath, value: `${root}/${pathFrom(request.root, configPath.value)}` };
  return { ...request, root, base: root, configPath: moved };
}

/** Reads the models of all instances that run of the project's services; one for each way in which they differ. */
async function readRunning(
  against: string,
  access: NatsAccess,
  request: Request,
  io: Pick<Io, "cwd">,
): Promise<Earlier | Diagnostic> {
  const { settings } = await loadSettings(request);
  const { prefix = "autonats" } = settings.gateway;
  const connection = await connectTo(accessTo(against, access), io);
  try {
    const instances = await findInstances(connection, prefix);
    const read = await Promise.all(instances.map((instance) => readRunningModel(connection, prefix, instance)));
    const silent = instances.filter((_, index) => read[index] === undefined).map(({ service }) => service);
    const own = new Set(
      (await readProject(request)).models.flatMap(({ services }) => services.map(({ name }) => name)),
    );
    const unknown = [...new Set(silent)].filter((name) => own.has(name));
    if (unknown.length > 0) return refused(shownAddress(against), `instances of ${unknown.join(", ")} offer no model`);
    const models = [
      ...new Map(
        read.flatMap((model) => (model === undefined ? [] : [[JSON.stringify(model), model] as const])),
      ).values(),
    ];
    const mine = models.filter(({ services }) => services.some(({ name }) => own.has(name)));
    return {
      models: mine,
      diagnostics: [],
      show: () => shownAddress(against),
      path: () => undefined,
      remove: () => undefined,
    };
  } finally {
    await connection.close();
  }
}

function readSaved(against: string, path: string): Earlier | Diagnostic {
  try {
    const saved: unknown = JSON.parse(readFileSync(path, "utf8"));
    const models = (Array.isArray(saved) ? saved : [saved]) as readonly Model[];
    if (!models.every(isModel)) return refused(against, "it is not a model that `autonats breaking --save` wrote");
    const show = (file: string): string => `${against}:${file}`;
    return { models, diagnostics: [], show, path: () => undefined, remove: () => undefined };
  } catch (error) {
    if (!(error instanceof SyntaxError) && systemCode(error) === undefined) throw error;
    return refused(against, "it cannot be read as JSON");
  }
}

function isModel(value: unknown): value is Model {
  const { formatVersion, services, declarations } = (value ?? {}) as Partial<Model>;
  return formatVersion === 1 && Array.isArray(services) && Array.isArray(declarations);
}

function refused(value: string, problem: string): Diagnostic {
  return createDiagnostic("AN4002", undefined, { key: "--against", value, problem, example: "--against main" });
}
