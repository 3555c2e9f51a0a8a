import { type Document, hardLine, join } from "@autonats/codegen";

/**
 * Go code as a template. Ends of lines in the template end lines of the code; white space around them does not matter,
 * because gofmt has the last word on it.
 */
export function go(texts: TemplateStringsArray, ...parts: readonly Document[]): Document {
  return texts.map((text, index) => {
    const code = join(
      hardLine,
      text.split("\n").map((line) => line.replace(/^[ ]+/u, " ")),
    );
    const part = parts[index];
    return part === undefined ? code : [code, part];
  });
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
