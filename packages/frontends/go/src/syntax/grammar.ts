import { readOwnFile } from "@autonats/own-files";
import { Language, type Node, Parser, type Tree } from "web-tree-sitter";

let loading: Promise<Parser> | undefined;

/** The one parser of Go in this process, loaded when first asked for. */
export function loadParser(): Promise<Parser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Parser> {
  await Parser.init({ wasmBinary: readOwnFile("web-tree-sitter/web-tree-sitter.wasm", import.meta.url) });
  const grammar = readOwnFile("@autonats/frontend-go/grammar/tree-sitter-go.wasm", import.meta.url);
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

/** Parses a text, hands its root to `read` and lets go of the tree, whatever happens. */
export function withTree<T>(parser: Parser, text: string, read: (root: Node) => T): T {
  let tree: Tree | null = null;
  try {
    tree = parser.parse(text);
    if (tree === null) throw new Error("bug: the parser has no language");
    return read(tree.rootNode);
  } finally {
    // A parse that was cut short would go on with the next text.
    if (tree === null) parser.reset();
    tree?.delete();
  }
}
