import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const skipped = /(?:^|\/)(?:\.git|\.cache|node_modules|dist|packed|test|scenarios|conformance)$/u;

test.each(readdirSync(`${root}packages/backends`))(
  "CONTRIBUTING.md lists the files outside of its package that the target %s changes",
  (target) => {
    const path = `packages/backends/${target}`;
    const { name } = JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8"));
    const mentions = [`"${name}`, `"${path}"`, `"../backends/${target}"`];
    const files = sourceFiles("").filter(
      (file) => !file.startsWith(`${path}/`) && mentions.some((text) => read(file).includes(text)),
    );
    expect(files.sort()).toEqual(listedFiles().sort());
  },
);

/** The paths in the table of the section about new targets. */
function listedFiles(): string[] {
  const [, section = ""] = /^## A new target$([\s\S]*?)^## /mu.exec(read("CONTRIBUTING.md")) ?? [];
  return [...section.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, path = ""]) => path);
}

/** All files of the repository that somebody writes, but for tests, scenarios, the conformance kit and documents. */
function sourceFiles(directory: string): readonly string[] {
  return readdirSync(`${root}${directory}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}${entry.name}`;
    if (skipped.test(path)) return [];
    if (entry.isDirectory()) return sourceFiles(`${path}/`);
    return /\.(?:ts|mjs|js|json|ya?ml)$/u.test(path) && entry.name !== "package-lock.json" ? [path] : [];
  });
}

function read(path: string): string {
  return readFileSync(`${root}${path}`, "utf8");
}
