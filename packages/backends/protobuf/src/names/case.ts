/**
 * Names in the cases of protocol buffers. Words end where `buf lint` says that they do, so that it agrees with every name, and
 * with the prefix of every value of an enum.
 */

/** Capitals begin a word after a small letter, and before one or the end of a row of capitals. */
const wordStart = /(?<=[A-Za-z0-9])(?:(?<=[a-z])[A-Z]|[A-Z](?=[a-z]))/gu;

/** `firstName` → `first_name`, `HTTPServer` → `http_server`. Whatever no identifier can have is a `_`. */
export function toSnakeCase(name: string): string {
  const text = name.replace(/[^A-Za-z0-9]+/gu, "_").replace(/^_+|_+$/gu, "");
  return text.replace(wordStart, "_$&").toLowerCase();
}

/** `firstName` → `FIRST_NAME`. */
export function toUpperSnakeCase(name: string): string {
  return toSnakeCase(name).toUpperCase();
}

/** `page_of` → `PageOf`. Capitals stay. */
export function toPascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/u);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The key that a field has in JSON unless it says another: `first_name` → `firstName`. */
export function jsonNameOf(name: string): string {
  return name.replace(/_+([^_]?)/gu, (_, next: string) => next.toUpperCase());
}
