/** Returns text as it is to be read: nothing of it is Markdown or HTML. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/gu, (sign) => `\\${sign}`);
}

/** Returns a piece of code within a line, whatever is in it. In a table a pipe would end the cell. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${text.replaceAll("|", "\\|").replace(/\s+/gu, " ")}${pad}${fence}`;
}

/** Returns a doc comment as paragraphs. They are Markdown already, as editors show them, but for HTML. */
export function paragraphs(doc: string | undefined): readonly string[] {
  if (doc === undefined) return [];
  return doc
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.replace(/<(?=[A-Za-z/!?])/gu, "\\<").replace(/^(#+ )/gmu, "\\$1"));
}

/** Returns a doc comment in one cell of a table. */
export function cell(doc: string | undefined): string {
  return paragraphs(doc)
    .join(" ")
    .replace(/\s+/gu, " ")
    .replace(/(?<!\\)\|/gu, "\\|");
}

/** Returns a table; nothing where there are no rows. Columns that are empty in every row are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const used = head.flatMap((_, index) => (rows.some((row) => row[index] !== "") ? [index] : []));
  const line = (cells: readonly string[]): string => `| ${used.map((index) => cells[index] ?? "").join(" | ")} |`;
  return [[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")];
}
