import type ts from "typescript";
import { compiler } from "./compiler.js";

/** How deep the syntax of a file may be nested. The compiler would run out of stack at some thousands. */
const deepest = 1000;

/** Parses a file. Undefined when its syntax is nested too deep for the compiler. */
export function parseFile(path: string, text: string, settings: ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  const jsDocParsingMode = compiler.JSDocParsingMode.ParseNone;
  try {
    const file = compiler.createSourceFile(path, text, { ...settings, jsDocParsingMode });
    return isTooDeep(file) ? undefined : file;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A stand-in for a file that could not be parsed. */
export function emptyFile(path: string, settings: ts.CreateSourceFileOptions): ts.SourceFile {
  return compiler.createSourceFile(path, "export {};", settings);
}

/** Goes through the levels of the tree one by one, since going down by recursion is what cannot be done. */
function isTooDeep(file: ts.SourceFile): boolean {
  let level: ts.Node[] = [file];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    const next: ts.Node[] = [];
    for (const node of level) {
      compiler.forEachChild(node, (child) => {
        next.push(...(compiler.isBinaryExpression(child) ? operands(child) : [child]));
      });
    }
    level = next;
  }
  return false;
}

/** What a chain such as `a + b + c` joins: the compiler goes along it without recursion. */
function operands(chain: ts.BinaryExpression): readonly ts.Node[] {
  const found: ts.Node[] = [];
  let left: ts.Expression = chain;
  while (compiler.isBinaryExpression(left)) {
    found.push(left.right);
    left = left.left;
  }
  return [...found, left];
}
