import { blockCommentLines, type Document, hardLine, join } from "@autonats/codegen";

/** A doc comment with the end of its last line, or nothing where there is no text. */
export function docComment(text: string | undefined): Document {
  const lines = blockCommentLines((text ?? "").trim());
  const [first = ""] = lines;
  if (lines.length === 1) return first === "" ? [] : [`/** ${first.trim()} */`, hardLine];
  const body = lines.map((line) => (line === "" ? " *" : ` * ${line}`));
  return [join(hardLine, ["/**", ...body, " */"]), hardLine];
}

/** The first paragraph of a text, in one line. */
export function firstParagraph(text: string): string {
  return (text.split(/\n\s*\n/u)[0] ?? "").split(/\s+/u).join(" ").trim();
}
