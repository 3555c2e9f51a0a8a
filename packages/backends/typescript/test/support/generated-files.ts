import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const scenarios = fileURLToPath(new URL("../../../../../scenarios/", import.meta.url));

/** A file that some scenario expects. */
export interface GeneratedSource {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Every TypeScript file that a scenario expects. */
export function expectedFiles(): readonly GeneratedSource[] {
  return readdirSync(scenarios, { recursive: true, encoding: "utf8" })
    .filter((path) => /\/output\/typescript\/.*\.gen\.m?ts$/u.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(scenarios + path, "utf8");
      return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
    });
}

/** A node and everything in it. */
export function nodesIn(root: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** The lines that a node takes, doc comments aside. */
export function linesOf(node: ts.Node): number {
  const file = node.getSourceFile();
  const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  return file.getLineAndCharacterOfPosition(node.end).line - first + 1;
}
