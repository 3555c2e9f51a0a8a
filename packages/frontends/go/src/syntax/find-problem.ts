import type { Node } from "web-tree-sitter";
import type { SyntaxProblem } from "./scanner.js";

/** The first place below a node at which the text is not Go; undefined where all of it is. */
export function findProblem(root: Node, offset: number): SyntaxProblem | undefined {
  if (!root.hasError) return undefined;
  let node = root;
  while (!node.isError && !node.isMissing) {
    const broken = node.children.find((child) => child?.hasError || child?.isError || child?.isMissing);
    if (broken == null) break;
    node = broken;
  }
  return describe(node.isError ? stuckAt(node) : node, offset);
}

/** Where the parser gave up: an error holds what it had read until then, and what it could not read comes last. */
function stuckAt(error: Node): Node {
  const last = error.children.at(-1);
  const isWhole = error.parent?.parent === null || error.parent === null;
  return isWhole && last != null ? last : error;
}

function describe(node: Node, offset: number): SyntaxProblem {
  const start = node.startIndex + offset;
  if (node.isMissing) return { start, end: start + 1, problem: `\`${node.type}\` is missing` };
  const [text = ""] = node.text.trimStart().split(/\s/u);
  const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const problem = shown === "" || shown === ";" ? "the line ends too early" : `\`${shown}\` is unexpected`;
  return { start, end: start + Math.max(text.length, 1), problem };
}
