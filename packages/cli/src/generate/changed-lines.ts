/** Returns how many lines a unified diff adds and removes; undefined where the files differ too much for one. */
export function changedLines(diff: string): { readonly added: number; readonly removed: number } | undefined {
  const start = diff.indexOf("\n@@ ");
  if (start === -1) return undefined;
  const lines = diff.slice(start).split("\n");
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  return { added: count("+"), removed: count("-") };
}
