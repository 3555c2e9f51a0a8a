import { goKeywords } from "../../src/names/reserved.js";

/** A Go source taken apart as far as its shape goes. */
export interface GoShape {
  /** What the code is made of, without what names, numbers and literals say. */
  readonly tokens: string;
  /** The comments, signs and all. */
  readonly comments: readonly string[];
}

const token =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*')|(?<word>[\p{L}_][\p{L}\p{Nd}_]*)|(?<number>\d[\w.]*)|(?<blank>[^\S\n]+)|(?<sign>[\s\S])/gu;

/** Reads the shape of a source that Go can read. */
export function goShape(source: string): GoShape {
  const tokens: string[] = [];
  const comments: string[] = [];
  for (const { groups = {} } of source.matchAll(token)) {
    const { comment, text, word, number, sign } = groups;
    if (comment !== undefined) comments.push(comment);
    else if (text !== undefined) tokens.push(text.startsWith("`") ? "raw" : text.startsWith("'") ? "rune" : "text");
    else if (word !== undefined) tokens.push(goKeywords.has(word) ? word : "name");
    else if (number !== undefined) tokens.push("number");
    else if (sign !== undefined && sign !== "\n") tokens.push(sign);
  }
  return { tokens: tokens.join(" "), comments };
}
