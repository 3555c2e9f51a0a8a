/** A sentence of a page, and the number of its section. */
export interface Sentence {
  readonly section: string;
  readonly words: string;
}

/**
 * Splits a page into the sentences of its numbered sections, each on one line and otherwise unchanged. Tables and headings have
 * none; a list belongs to the sentence before it. A sentence ends with a full stop, a question or an exclamation mark, or a colon
 * before a list; the next begins with a capital, `**` or a backtick, or a new paragraph.
 */
export function sentencesOf(page: string): readonly Sentence[] {
  const [, ...sections] = page.split(/^## (?=\d)/mu);
  return sections.flatMap((text) => {
    const section = /^\d+/u.exec(text)?.[0] ?? "";
    const [, ...blocks] = text.split(/\n{2,}/u);
    return paragraphsOf(blocks).flatMap((paragraph) =>
      paragraph.split(/(?<=[.!?])\s+(?=[A-Z]|`|\*\*)/u).map((words) => ({ section, words })),
    );
  });
}

function paragraphsOf(blocks: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  for (const block of blocks) {
    if (block.trim() === "" || block.startsWith("|")) continue;
    const line = block.trim().replace(/\s+/gu, " ");
    const isList = /^(?:-|\d+\.) /u.test(line);
    if (isList && paragraphs.length > 0) paragraphs.push(`${paragraphs.pop()} ${line}`);
    else paragraphs.push(line);
  }
  return paragraphs;
}

/** Reports whether a sentence demands something, in the sense of RFC 2119. */
export function isMust({ words }: Sentence): boolean {
  return /\bmust\b/iu.test(words);
}
