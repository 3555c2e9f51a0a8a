/** Characters that would move the cursor, colour the screen or turn the direction of text, and line breaks. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line of text that is safe to show: characters that a terminal would obey are spelt out, as in `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(unprintable, spellOut);
}

/** The same for text of several lines: line feeds stay, and carriage returns before them go. */
export function printableLines(text: string): string {
  return text
    .split(/\r?\n/u)
    .map((line) => printable(line))
    .join("\n");
}

function spellOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}
