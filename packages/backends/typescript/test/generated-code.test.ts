import { format } from "prettier";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { expectedFiles, type GeneratedSource, linesOf, nodesIn } from "./support/generated-files.js";

const { SyntaxKind } = ts;
const files = expectedFiles();
const codecs = files.filter(({ path }) => path.includes(".codec.gen."));
const services = files.filter(({ path }) => !/\.(?:codec|types)\.gen\./u.test(path));

const loops = [
  SyntaxKind.ForStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.TryStatement,
];
const branches = [
  ...loops,
  SyntaxKind.IfStatement,
  SyntaxKind.SwitchStatement,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.QuestionDotToken,
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
];

function found({ tree }: GeneratedSource, kinds: readonly ts.SyntaxKind[]): readonly string[] {
  return nodesIn(tree)
    .filter(({ kind }) => kinds.includes(kind))
    .map((node) => node.getText(tree));
}

test("there is something to look at", () => {
  expect(codecs.length).toBeGreaterThan(20);
  expect(services.length).toBeGreaterThan(20);
});

test.each(services)("$path has neither branches nor loops", (file) => {
  expect(found(file, branches)).toEqual([]);
});

test.each(codecs)("$path has no loops", (file) => {
  expect(found(file, loops)).toEqual([]);
});

test.each(files)("Prettier finds nothing to change in $path", async ({ path, text }) => {
  expect(await format(text, { filepath: path })).toBe(text);
});

describe("a method takes at most 20 lines besides its codecs", () => {
  test.each(services)("$path", ({ tree }) => {
    for (const [method, lines] of linesByMethod(tree)) {
      expect.soft(lines, method).toBeLessThanOrEqual(20);
    }
  });
});

/** The lines of all parts of each method. A list that is too long for its line counts as one all the same. */
function linesByMethod(tree: ts.SourceFile): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const statements = tree.statements.filter((statement) => !ts.isImportDeclaration(statement));
  for (const [index, statement] of statements.entries()) {
    for (const node of nodesIn(statement)) {
      const name = methodName(node);
      if (name === undefined) continue;
      const key = `${name} of service ${Math.floor(index / partsOfService)}`;
      lines.set(key, (lines.get(key) ?? 0) + linesOf(node) - wrappedLines(node));
    }
  }
  return lines;
}

/** A descriptor, a client, a server and a handler. */
const partsOfService = 4;

/** The method that a node is a part of, when it is the whole part: a member, an entry of a table, a statement. */
function methodName(node: ts.Node): string | undefined {
  if (ts.isExpressionStatement(node)) return /^this\.#(\w+) = caller\./u.exec(node.getText())?.[1];
  // A handler has methods of its own.
  if (ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && isHandler(node.parent)) return undefined;
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isPropertySignature(node)) {
    return node.name.getText();
  }
  if (ts.isPropertyDeclaration(node)) return node.name.getText().replace("#", "");
  if (!ts.isPropertyAssignment(node)) return undefined;
  const holder = node.parent.parent;
  const isTable = ts.isPropertyAssignment(holder) && holder.name.getText() === "methods";
  return isTable || ts.isCallExpression(holder) ? node.name.getText() : undefined;
}

function isHandler({ name }: ts.ClassDeclaration): boolean {
  return /Handler\d*$/u.test(name?.text ?? "");
}

/** The lines that lists of parameters, arguments and types take beyond the one that they would have with more room. */
function wrappedLines(node: ts.Node): number {
  const text = node.getText();
  const opening = /[(<[]$/u;
  let depth = 0;
  let wrapped = 0;
  for (const line of text.split("\n")) {
    if (depth > 0) wrapped += 1;
    if (depth > 0 && /^\s*[)>\]]/u.test(line)) depth -= 1;
    if (opening.test(line)) depth += 1;
  }
  return wrapped;
}
