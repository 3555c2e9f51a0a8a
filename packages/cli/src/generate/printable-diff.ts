import { printable } from "../terminal/printable.js";

/** Returns a diff for a terminal: tabs are part of the code; everything else that a terminal would obey is spelt out. */
export function printableDiff(diff: string): string {
  return diff
    .split("\n")
    .map((line) => line.split("\t").map(printable).join("\t"))
    .join("\n");
}
