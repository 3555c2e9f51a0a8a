import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { freePort } from "../../telemetry/harness/free-port.js";
import { readBlocks } from "./document.js";
import { Shell } from "./shell.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How a document is followed where what it describes has been released. */
export interface Released {
  /** Returns the document as it would be then. Its first block, of the clone, is left out. */
  readonly edit: (markdown: string) => string;
}

/**
 * Does what a document says in a section, under "The first ten minutes" unless told otherwise: the first block in the clone, all others in an empty folder. Text
 * blocks are what the commands before them must print.
 */
export async function followDocument(
  document: string,
  environment: NodeJS.ProcessEnv,
  released?: Released,
  section = "The first ten minutes",
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "autonats-first-steps-"));
  const ports = { "4222": await freePort(), "8080": await freePort() };
  const inClone = new Shell(root, environment);
  const inProject = new Shell(directory, environment);
  try {
    const text = Object.entries(ports).reduce(
      (markdown, [usual, free]) => markdown.replaceAll(usual, `${free}`),
      readFileSync(join(root, document), "utf8"),
    );
    const markdown = released === undefined ? text : released.edit(text);
    for (const [index, block] of readBlocks(markdown, section).entries()) {
      const lines = (block.output ?? "").split("\n").filter((line) => line !== "");
      if (released !== undefined && index === 0) continue;
      if (block.file !== undefined) writeProjectFile(join(directory, block.file), block.text);
      else if (block.words.includes("background")) await inProject.start(block.text, lines);
      else {
        const printed = await (index === 0 ? inClone : inProject).run(block.text);
        for (const line of lines) expect(printed).toContain(line);
      }
    }
  } finally {
    await inProject.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes a file, with the folders that it is in. */
export function writeProjectFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
