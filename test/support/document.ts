/** One fenced block of a Markdown document. */
export interface Block {
  readonly language: string;
  /** The words after the language, such as `background`. */
  readonly words: readonly string[];
  /** The file that the block is, when it has a `title`. */
  readonly file?: string;
  readonly text: string;
  /** The text block that follows, which is what the reader is told to see. */
  readonly output?: string;
}

/** The blocks of one section of a document, in order; text blocks belong to the block before them. */
export function readBlocks(markdown: string, heading: string): readonly Block[] {
  const section = markdown.split(/^## /mu).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`the document has no section "${heading}"`);
  const blocks: Block[] = [];
  for (const [, info = "", text = ""] of section.matchAll(/^```(.*)\n([\s\S]*?)^```$/gmu)) {
    const [language = "", ...words] = info.split(" ");
    const file = /title="([^"]+)"/u.exec(info)?.[1];
    const last = blocks.at(-1);
    if (language === "text" && last !== undefined) blocks[blocks.length - 1] = { ...last, output: text };
    else blocks.push({ language, words, text, ...(file === undefined ? {} : { file }) });
  }
  return blocks;
}
