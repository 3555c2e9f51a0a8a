import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { breakingDocument } from "../scripts/breaking.mjs";
import { diagnosticsDocument } from "../scripts/diagnostics.mjs";
import { findGo } from "../scripts/find-go.mjs";
import { readBlocks } from "./support/document.js";
import { Shell } from "./support/shell.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const minutes = 60_000;

test(
  "the first ten minutes of the README work as they are written",
  () => followDocument("README.md", { ...process.env, AUTONATS: join(root, "packed"), NODE_OPTIONS: "" }),
  5 * minutes,
);

test(
  "the first ten minutes of the Go README work as they are written",
  async () => {
    const proxy = mkdtempSync(join(tmpdir(), "autonats-go-proxy-"));
    try {
      const environment = goEnvironment(proxy);
      await followDocument("go/README.md", { ...environment, AUTONATS: root, NODE_OPTIONS: "" });
    } finally {
      rmSync(proxy, { recursive: true, force: true });
    }
  },
  5 * minutes,
);

test("docs/diagnostics.md is what `node scripts/diagnostics.mjs` would write", { timeout: minutes }, async () => {
  expect(readFileSync(join(root, "docs/diagnostics.md"), "utf8")).toBe(await diagnosticsDocument());
});

test("docs/breaking.md is what `node scripts/breaking.mjs` would write", () => {
  expect(readFileSync(join(root, "docs/breaking.md"), "utf8")).toBe(breakingDocument());
});

test("every link between documents leads somewhere", () => {
  const documents = listDocuments(root);
  const broken = documents.flatMap((document) =>
    [
      ...readFileSync(document, "utf8")
        .replace(/```[\s\S]*?```/gu, "")
        .matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu),
    ]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/u.test(target) && !existsSync(resolve(dirname(document), target)))
      .map((target) => `${document.slice(root.length)}: ${target}`),
  );
  expect(broken).toEqual([]);
});

/**
 * Does what a document says under "The first ten minutes": the first block in the clone, all others in an empty folder. Text
 * blocks are what the commands before them must print.
 */
async function followDocument(document: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "autonats-first-steps-"));
  const port = String(await freePort());
  const inClone = new Shell(root, environment);
  const inProject = new Shell(directory, environment);
  try {
    const markdown = readFileSync(join(root, document), "utf8").replaceAll("4222", port);
    for (const [index, block] of readBlocks(markdown, "The first ten minutes").entries()) {
      const lines = (block.output ?? "").split("\n").filter((line) => line !== "");
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

/** The environment for the `go` command, whose proxy knows no published version of our module, whatever is published. */
function goEnvironment(proxy: string): NodeJS.ProcessEnv {
  const go = findGo();
  writeProjectFile(join(proxy, "github.com/zyra/autonats/go/@v/list"), "");
  const others = execFileSync(go, ["env", "GOPROXY"], { encoding: "utf8" }).trim();
  const path = isAbsolute(go) ? `${dirname(go)}${delimiter}${process.env["PATH"]}` : process.env["PATH"];
  return { ...process.env, PATH: path, GOPROXY: `${pathToFileURL(proxy)},${others}` };
}

function writeProjectFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function listDocuments(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (["node_modules", "dist", ".git", "packed", "input", "output"].includes(entry.name)) return [];
    return entry.isDirectory() ? listDocuments(path) : entry.name.endsWith(".md") ? [path] : [];
  });
}

/** A port that is free now; nobody else takes it within the moments until it is used. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}
