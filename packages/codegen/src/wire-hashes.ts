import type { Canonical, Hash } from "./canonical.js";
import type { WireGraph, WireNode, WirePart } from "./wire-graph.js";

/** Bodies have at most so many levels, so types that agree this far down agree on every body. */
const deepest = 64;

/** Hashes of nodes: equal ones for those that look the same on the wire. */
export interface WireHashes {
  readonly nodeForm: (node: WireNode) => Canonical;
  readonly partForm: (part: WirePart) => Canonical;
}

/**
 * A node that leads to no circle has the hash of its label and of its parts' hashes. For those that do, a hash is made again and
 * again, each time of the hashes before: after n times it depends on n levels. So it makes no difference how a circle is written.
 * Nodes that look alike all the way down are hashed once.
 */
export function hashNodes(graph: WireGraph, hash: Hash): WireHashes {
  const { settled, pending } = settle([...graph.nodes()], hash);
  const labels = new Map(pending.map((node) => [node, JSON.stringify(node.label)]));
  const classOf = findClasses(pending, labels, settled);
  const first = new Map<number, WireNode>();
  for (const [node, number] of classOf) if (!first.has(number)) first.set(number, node);
  const hashes = new Map(settled);
  for (let level = 0; level < deepest && first.size > 0; level++) {
    const made = new Map(
      [...first].map(([number, node]) => [number, hash(formText(labels.get(node) ?? "", node.parts, hashes))]),
    );
    for (const [node, number] of classOf) hashes.set(node, made.get(number) ?? "");
  }
  return formsOver(hashes);
}

/**
 * Numbers nodes, so that those have one number that have the same label, and parts with the same numbers. It begins with labels alone and
 * goes one level further down each time, until that tells no more of them apart, or nothing counts further down.
 */
function findClasses(
  nodes: readonly WireNode[],
  labels: ReadonlyMap<WireNode, string>,
  settled: ReadonlyMap<WireNode, string>,
): ReadonlyMap<WireNode, number> {
  let classes = number(nodes, (node) => labels.get(node) ?? "");
  for (let level = 0; level < deepest; level++) {
    const earlier = classes;
    const partText = ({ node, nullable }: WirePart): string =>
      `${nullable ? "?" : ""}${earlier.of.get(node) ?? settled.get(node)}`;
    classes = number(nodes, (node) => `${earlier.of.get(node)} ${node.parts.map(partText).join(" ")}`);
    if (classes.count === earlier.count) break;
  }
  return classes.of;
}

/** Numbers nodes by a text: equal ones for equal texts. */
function number(nodes: readonly WireNode[], textOf: (node: WireNode) => string) {
  const numbers = new Map<string, number>();
  const of = new Map<WireNode, number>();
  for (const node of nodes) {
    const text = textOf(node);
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    of.set(node, known);
  }
  return { of, count: numbers.size };
}

/** The hashes of all nodes that lead to no circle, and the others. */
function settle(nodes: readonly WireNode[], hash: Hash) {
  const settled = new Map<WireNode, string>();
  const parents = new Map<WireNode, WireNode[]>(nodes.map((node) => [node, []]));
  const missing = new Map<WireNode, number>();
  for (const node of nodes) {
    missing.set(node, node.parts.length);
    for (const part of node.parts) parents.get(part.node)?.push(node);
  }
  const ready = nodes.filter((node) => node.parts.length === 0);
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    settled.set(node, hash(formText(JSON.stringify(node.label), node.parts, settled)));
    for (const parent of parents.get(node) ?? []) {
      const left = (missing.get(parent) ?? 0) - 1;
      missing.set(parent, left);
      if (left === 0) ready.push(parent);
    }
  }
  return { settled, pending: nodes.filter((node) => !settled.has(node)) };
}

/** The JSON of a label and of the forms of its parts. */
function formText(label: string, parts: readonly WirePart[], hashes: ReadonlyMap<WireNode, string>): string {
  let text = `[${label}`;
  for (const { node, nullable } of parts) {
    const hash = hashes.get(node) ?? "";
    text += nullable ? `,["nullable","${hash}"]` : `,"${hash}"`;
  }
  return `${text}]`;
}

/** Forms in which hashes stand for nodes. */
function formsOver(hashes: ReadonlyMap<WireNode, string>): WireHashes {
  const nodeForm = (node: WireNode): Canonical => hashes.get(node) ?? "";
  const partForm = ({ node, nullable }: WirePart): Canonical =>
    nullable ? ["nullable", nodeForm(node)] : nodeForm(node);
  return { nodeForm, partForm };
}
