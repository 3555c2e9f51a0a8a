/** A text of the catalogue for people: what a diagnostic fills in is shown as a name in angle brackets. */
export function readable(text: string): string {
  return isOpen(text) ? "Depends on the case." : text.replace(/\{(\w+)\}/gu, "<$1>");
}

/** Reports whether a text of the catalogue is nothing but what a diagnostic fills in, so that it cannot be shown without one. */
export function isOpen(text: string): boolean {
  return /^\{\w+\}$/u.test(text);
}
