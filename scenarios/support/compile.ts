import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Files that are compiled as one project. */
export interface Project {
  readonly name: string;
  /** What is in these is put together. */
  readonly folders: readonly string[];
  /** The text of one more file, `checks.ts`. */
  readonly checks: string | undefined;
}

/** One message of the compiler. */
export interface CompilerMessage {
  readonly project: string;
  /** From the project's own folder. */
  readonly file: string;
  /** Place, code and text. */
  readonly text: string;
}

/** Everything that makes the compiler strict, and what generated code promises to hold. */
const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
};

/** Compiles projects together with TypeScript 7, against the runtime's sources, and returns what the compiler reports. */
export function compileProjects(projects: readonly Project[]): readonly CompilerMessage[] {
  const root = mkdtempSync(`${tmpdir()}/autonats-scenarios-`);
  try {
    for (const { name, folders, checks } of projects) {
      for (const folder of folders) cpSync(folder, `${root}/${name}`, { recursive: true });
      if (checks !== undefined) writeFileSync(`${root}/${name}/checks.ts`, checks);
    }
    writeFileSync(`${root}/package.json`, JSON.stringify({ type: "module" }));
    writeFileSync(`${root}/tsconfig.json`, JSON.stringify(configuration()));
    return runCompiler(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function configuration(): unknown {
  const runtime = `${repository}packages/runtime/src`;
  return {
    compilerOptions: {
      ...strictest,
      target: "es2023",
      lib: ["es2023"],
      module: "nodenext",
      types: ["node"],
      typeRoots: [`${repository}node_modules/@types`],
      skipLibCheck: true,
      declaration: true,
      noEmit: true,
      paths: {
        "@autonats/runtime": [`${runtime}/index.ts`],
        "@autonats/runtime/codegenv1": [`${runtime}/codegenv1.ts`],
        "@autonats/runtime/metrics": [`${runtime}/metrics/index.ts`],
        "@autonats/opentelemetry": [`${repository}packages/opentelemetry/src/index.ts`],
      },
    },
    include: ["**/*.ts", "**/*.tsx", "**/*.mts"],
    exclude: ["**/node_modules"],
  };
}

function runCompiler(root: string): readonly CompilerMessage[] {
  const compiler = `${dirname(createRequire(import.meta.url).resolve("typescript/package.json"))}/bin/tsc`;
  const { stdout, stderr, error } = spawnSync(process.execPath, [compiler, "--pretty", "false", "-p", root], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (stderr !== "") throw new Error(stderr);
  return joinLines(stdout).map(parseMessage);
}

/** Lines that go on with an indentation belong to the message before them. */
function joinLines(text: string): readonly string[] {
  return text
    .split(/\n(?! |$)/u)
    .map((message) => message.trimEnd())
    .filter((message) => message !== "");
}

function parseMessage(line: string): CompilerMessage {
  const match = /^([^/(]+)\/([^(]+)(\([\s\S]*)$/u.exec(line);
  if (match === null) return { project: "", file: "", text: line };
  const [, project = "", file = "", text = ""] = match;
  return { project, file, text };
}
