import type { Random } from "./random.js";

/** Any JSON text, including duplicate keys and invalid tokens. */
export type Tree = TokenTree | ListTree | ObjectTree;

export interface TokenTree {
  kind: "token";
  text: string;
}

export interface ListTree {
  kind: "list";
  elements: Tree[];
}

export interface ObjectTree {
  kind: "object";
  /** Keys are tokens, with their quotes. */
  members: [key: string, value: Tree][];
}

/** The tree of what `JSON.parse` gave. */
export function toTree(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: "list", elements: value.map(toTree) };
  if (typeof value !== "object" || value === null) return { kind: "token", text: JSON.stringify(value) };
  const members = Object.entries(value).map(([key, member]) => [JSON.stringify(key), toTree(member)] as [string, Tree]);
  return { kind: "object", members };
}

/** All trees within a tree, itself first. */
export function nodesOf(tree: Tree): Tree[] {
  const nodes: Tree[] = [];
  const add = (node: Tree): void => {
    nodes.push(node);
    if (node.kind === "list") for (const element of node.elements) add(element);
    else if (node.kind === "object") for (const [, value] of node.members) add(value);
  };
  add(tree);
  return nodes;
}

/** A tree of its own that is the same. */
export function copyOf(tree: Tree): Tree {
  if (tree.kind === "token") return { ...tree };
  if (tree.kind === "list") return { kind: "list", elements: tree.elements.map(copyOf) };
  return { kind: "object", members: tree.members.map(([key, value]) => [key, copyOf(value)]) };
}

/** Writes a tree as one of the many texts that it may have. */
export function print(tree: Tree, random: Random): string {
  const blank = (): string => (random.oneIn(20) ? random.pick([" ", "\n", "\t", " \r\n "]) : "");
  const write = (node: Tree): string => {
    if (node.kind === "token") return withEscape(node.text, random);
    const within =
      node.kind === "list"
        ? node.elements.map(write)
        : node.members.map(([key, value]) => `${withEscape(key, random)}${blank()}:${blank()}${write(value)}`);
    const text = within.map((part) => `${blank()}${part}${blank()}`).join(",");
    return node.kind === "list" ? `[${text}]` : `{${text}}`;
  };
  return blank() + write(tree) + blank();
}

/** Puts an escape in place of a character of a string now and then. */
function withEscape(token: string, random: Random): string {
  if (!token.startsWith('"') || token.includes("\\") || token.length < 3 || !random.oneIn(12)) return token;
  const at = 1 + random.below(token.length - 2);
  const unit = token.charCodeAt(at).toString(16).padStart(4, "0");
  return `${token.slice(0, at)}\\u${random.oneIn(2) ? unit.toUpperCase() : unit}${token.slice(at + 1)}`;
}
