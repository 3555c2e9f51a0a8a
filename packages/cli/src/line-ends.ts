/** Returns a text whose lines end as those that we write: version control may have changed them. */
export function withOurLineEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Returns a text whose lines end as those of another one: like Windows, if one of them does. */
export function withLineEndsOf(other: string, text: string): string {
  return other.includes("\r\n") ? withOurLineEnds(text).replaceAll("\n", "\r\n") : text;
}
