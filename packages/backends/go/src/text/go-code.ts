import { type Document, hardLine, join } from "@autonats/codegen";

/**
 * Go code as a template. Ends of lines in the template end lines of the code; white space around them does not matter,
 * because gofmt has the last word on it.
 */
export function go(texts: TemplateStringsArray, ...parts: readonly Document[]): Document {
  const codes = codesOf(texts);
  const document: Document[] = [];
  for (const [index, code] of codes.entries()) {
    document.push(code);
    const part = parts[index];
    if (part !== undefined) document.push(part);
  }
  return document;
}

/** What templates say between their parts, for each is printed again and again. */
const known = new WeakMap<TemplateStringsArray, readonly Document[]>();

function codesOf(texts: TemplateStringsArray): readonly Document[] {
  const earlier = known.get(texts);
  if (earlier !== undefined) return earlier;
  const codes = texts.map((text) => {
    const lines = text.split("\n").map((line) => line.replace(/^[ ]+/u, " "));
    return lines.length === 1 ? (lines[0] ?? "") : join(hardLine, lines);
  });
  known.set(texts, codes);
  return codes;
}

/** Statements or declarations, one below the other. What is undefined leaves no line. */
export function lines(parts: readonly (Document | undefined)[]): Document {
  return join(
    hardLine,
    parts.filter((part) => part !== undefined),
  );
}

/** Declarations with an empty line between them. What is undefined leaves no line. */
export function paragraphs(parts: readonly (Document | undefined)[]): Document {
  return join(
    [hardLine, hardLine],
    parts.filter((part) => part !== undefined),
  );
}

/** Arguments, parameters or elements, on one line. */
export function commas(parts: readonly Document[]): Document {
  return join(", ", parts);
}
