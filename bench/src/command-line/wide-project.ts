import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProject } from "./project.js";

const folders = 100;
const functions = 20;

/**
 * Creates a TypeScript project with so many files of a team's own code, of which each imports another, and one service that uses types of two of
 * them. Returns its folder.
 */
export function createWideProject(files: number): string {
  const directory = createProject(0, 0);
  for (let folder = 0; folder < folders; folder += 1) mkdirSync(join(directory, `src/area-${folder}`));
  for (let file = 0; file < files; file += 1) {
    writeFileSync(join(directory, `src/area-${file % folders}/part-${file}.ts`), partFile(file));
  }
  writeFileSync(join(directory, "src/service.ts"), service(files - 1));
  return directory;
}

/** A file of some 3 KB, which imports the one before it in its own folder. */
function partFile(file: number): string {
  const before = file - folders;
  const head = before < 0 ? "" : `import { compute${before}x0, type Part${before} } from "./part-${before}.js";\n\n`;
  const inherited = before < 0 ? "" : `  before?: Part${before};\n`;
  const first = before < 0 ? "text" : `compute${before}x0(text, ${file})`;
  const bodies = Array.from({ length: functions }, (_, each) => {
    const start = each === 0 ? first : "text";
    return `export function compute${file}x${each}(text: string, count: number): string {\n  const parts = [${start}, String(count + ${each})];\n  return parts.map((part) => part.trim()).join("-");\n}\n`;
  });
  return `${head}export interface Part${file} {\n  id: string;\n  count: number;\n${inherited}}\n\n${bodies.join("\n")}`;
}

function service(last: number): string {
  return `import type { Part${last} } from "./area-${last % folders}/part-${last}.js";
import type { Part0 } from "./area-0/part-0.js";

/** @nats:server Part */
export interface PartService {
  get(id: string): Promise<Part${last} | undefined>;
  put(part: Part0): Promise<void>;
}
`;
}
