import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { Io } from "../io.js";
import { isAtLeast } from "./version-fit.js";

/** What was looked at: what is as it should be, in words, and what is not. */
export interface Examination {
  readonly good: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The languages that a project has code in. */
export interface ProjectLanguages {
  readonly typescript: boolean;
  readonly go: boolean;
}

interface Program {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly wanted: string;
  readonly why: string;
}

const node: Program = {
  name: "Node",
  command: ["node", "--version"],
  wanted: "20.19.0",
  why: "The TypeScript runtime is made for Node 20.19, 22.12 and later ones.",
};

const go: Program = {
  name: "Go",
  command: ["go", "version"],
  wanted: "1.26.0",
  why: "The Go runtime is a module of that version of Go.",
};

/** The oldest nats-server that does not have known holes in its authorisation. */
const oldestServer = "2.10.27";

/** Looks for the programs that a project needs. */
export function examinePrograms(root: string, languages: ProjectLanguages, io: Pick<Io, "env">): Examination {
  const wanted = [...(languages.typescript ? [node] : []), ...(languages.go ? [go] : [])];
  const parts = [...wanted.map((program) => examineProgram(program, root, io)), examineServer(root, languages, io)];
  return { good: parts.flatMap(({ good }) => good), diagnostics: parts.flatMap(({ diagnostics }) => diagnostics) };
}

function examineProgram({ name, command, wanted, why }: Program, root: string, io: Pick<Io, "env">): Examination {
  const found = versionOf(command, root, io);
  if (found === undefined) {
    return { good: [], diagnostics: [createDiagnostic("AN7001", undefined, { program: name, why, wanted })] };
  }
  if (isAtLeast(found, wanted)) return { good: [`${name} ${found}`], diagnostics: [] };
  return { good: [], diagnostics: [createDiagnostic("AN7002", undefined, { program: name, found, why, wanted })] };
}

function examineServer(root: string, { typescript }: ProjectLanguages, io: Pick<Io, "env">): Examination {
  const found = versionOf(["nats-server", "--version"], root, io);
  if (found !== undefined && isAtLeast(found, oldestServer)) return { good: [`nats-server ${found}`], diagnostics: [] };
  // It brings a command that finds or fetches one.
  if (existsSync(`${root}/node_modules/@autonats/testing`)) {
    return { good: ["nats-server by `npx autonats-nats-server`"], diagnostics: [] };
  }
  const other = typescript
    ? "`npm install --save-dev @autonats/testing` brings `npx autonats-nats-server`."
    : "`go install github.com/nats-io/nats-server/v2@latest` installs it.";
  return { good: [], diagnostics: [createDiagnostic("AN7003", undefined, { wanted: oldestServer, help: other })] };
}

/** The version that a program on the PATH reports; undefined where there is no such program. */
function versionOf(
  [name, ...parameters]: Program["command"],
  cwd: string,
  { env }: Pick<Io, "env">,
): string | undefined {
  const { stdout, error } = spawnSync(name, parameters, { cwd, env, encoding: "utf8", timeout: 60_000 });
  if (error !== undefined) return undefined;
  const [, major, minor, patch = "0"] = /(\d+)\.(\d+)(?:\.(\d+))?/u.exec(stdout) ?? [];
  return major === undefined ? undefined : `${major}.${minor}.${patch}`;
}
