/** The beginning of a text, of at most so many UTF-16 units. Cuts no surrogate pair in two: what is left may be sent. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}
