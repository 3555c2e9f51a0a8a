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
 */
export function hashNodes(graph: WireGraph, hash: Hash): WireHashes {
  const { settled, pending } = settle([...graph.nodes()], hash);
  const labels = pending.map(({ label }) => JSON.stringify(label));
  const hashes = new Map(settled);
  for (let level = 0; level < deepest && pending.length > 0; level++) {
    const made = pending.map(({ parts }, index) => hash(formText(labels[index] ?? "", parts, hashes)));
    for (const [index, node] of pending.entries()) hashes.set(node, made[index] ?? "");
  }
  return formsOver(hashes);
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
