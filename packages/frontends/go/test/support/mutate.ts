import type { Random } from "./random.js";

/** A changed text, and what was done to it. */
export interface Mutation {
  readonly text: string;
  readonly change: string;
}

const inserted: readonly string[] = [
  ..."(){}[]<>,;:.*&|^~!=+-/%'\"`@#?\\ \n\t",
  "//",
  "/*",
  "*/",
  "...",
  "<-",
  "type",
  "struct {",
  "interface {",
  "func",
  "chan",
  "iota",
  "0x",
  "1e9",
  "\u{1f600}",
  "é",
  "\u2028",
  "\u0000",
  "\r\n",
];

/** Changes a text in one place: a character or a token goes, comes, moves, is doubled or is another one. */
export function mutate(text: string, random: Random): Mutation {
  const tokens = [...text.matchAll(/\w+|\s+|[^\w\s]/gu)];
  const token = tokens[random(tokens.length)];
  const other = tokens[random(tokens.length)];
  const at = random(text.length);
  const sign = inserted[random(inserted.length)] ?? "";
  const [from, word] = [token?.index ?? 0, token?.[0] ?? ""];
  const splice = (start: number, length: number, replacement: string): Mutation => {
    const line = text.slice(0, start).split("\n").length;
    const removed = JSON.stringify(text.slice(start, start + Math.min(length, 60)));
    return {
      text: text.slice(0, start) + replacement + text.slice(start + length),
      change: `line ${line}: ${removed} → ${JSON.stringify(replacement)}`,
    };
  };
  switch (random(8)) {
    case 0:
      return splice(at, 1, "");
    case 1:
      return splice(at, 0, sign);
    case 2:
      return splice(at, 1, sign);
    case 3:
      return splice(from, word.length, "");
    case 4:
      return splice(from, 0, word);
    case 5:
      return splice(from, word.length, other?.[0] ?? "");
    case 6:
      return splice(from, random(200), "");
    default:
      return splice(at, text.length - at, "");
  }
}
