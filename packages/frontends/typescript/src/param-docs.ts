/** What a doc comment says about each parameter, by name: its `@param` tags. */
export function paramDocs(doc: string): ReadonlyMap<string, string> {
  const docs = new Map<string, string>();
  for (const section of sections(doc)) {
    const match = paramTag.exec(section);
    if (match === null) continue;
    const [, name = "", text = ""] = match;
    if (text.trim() !== "") docs.set(name, text.trim());
  }
  return docs;
}

/** The doc comment without its `@param` tags; undefined when nothing is left. */
export function withoutParamDocs(doc: string): string | undefined {
  const rest = sections(doc).filter((section) => !paramTag.test(section));
  const text = rest.join("\n").trim();
  return text === "" ? undefined : text;
}

const paramTag = /^\s*@param\s+(?:\{[^}]*\}\s*)?\[?([\w$]+)[^\s\]]*\]?[ \t]*(?:-[ \t]*)?([\s\S]*)$/u;

/** The text before the first tag, and each tag with the lines that belong to it. */
function sections(doc: string): readonly string[] {
  const found: string[][] = [[]];
  for (const line of doc.split("\n")) {
    if (/^\s*@\w/u.test(line)) found.push([]);
    found.at(-1)?.push(line);
  }
  return found.map((lines) => lines.join("\n"));
}
