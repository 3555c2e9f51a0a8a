/** A text of the catalogue for people. What a diagnostic fills in is shown as a name in angle brackets; what is different each time cannot be shown. */
export function readable(text: string): string {
  if (/^\{\w+\}$/u.test(text)) return "Different for each case: the message itself says it.";
  return text.replace(/\{(\w+)\}/gu, "<$1>");
}
