import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const nodeModules = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** Creates a TypeScript project with so many files, each with one service of so many methods. Returns its folder. */
export function createProject(files: number, methodsPerFile: number): string {
  const directory = mkdtempSync(join(tmpdir(), "autonats-bench-"));
  mkdirSync(join(directory, "src"));
  symlinkSync(nodeModules, join(directory, "node_modules"));
  writeFileSync(join(directory, "package.json"), `${JSON.stringify({ name: "project", type: "module" })}\n`);
  writeFileSync(
    join(directory, "tsconfig.json"),
    `${JSON.stringify({ compilerOptions: { strict: true, module: "nodenext", target: "es2023" } })}\n`,
  );
  writeFileSync(join(directory, "src/common.ts"), common);
  for (let file = 0; file < files; file += 1) {
    writeFileSync(join(directory, `src/service-${file}.ts`), serviceFile(file, methodsPerFile));
  }
  return directory;
}

const common = `/** One page of a longer list. */
export interface Page<T> {
  items: T[];
  next?: string;
}

/** Who did something, and when. */
export interface Stamp {
  by: string;
  at: Date;
}
`;

function serviceFile(file: number, methods: number): string {
  return `import type { Page, Stamp } from "./common.js";

/** What service ${file} keeps. */
export interface Item${file} {
  id: string;
  name: string;
  state: "new" | "open" | "done";
  amount: bigint;
  labels: Record<string, string>;
  created: Stamp;
  parts?: Item${file}[];
}

/** @nats:server Service${file} */
export interface Service${file}Service {
${Array.from({ length: methods }, (_, method) => methodText(file, method)).join("\n")}
}
`;
}

function methodText(file: number, method: number): string {
  const item = `Item${file}`;
  switch (method % 4) {
    case 0:
      return `  /** Finds one. */\n  get${method}(id: string): Promise<${item}>;`;
    case 1:
      return `  list${method}(filter: Partial<Pick<${item}, "state" | "name">>, after?: string): Promise<Page<${item}>>;`;
    case 2:
      return `  put${method}(item: Omit<${item}, "created">): Promise<void>;`;
    default:
      return `  touch${method}(id: string): void;`;
  }
}
