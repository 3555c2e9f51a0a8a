import { fail, type Key, type Path, pathOf } from "./path.js";

const surrogate = /\p{Surrogate}/u;

/** Reports whether text has no half surrogate pairs, so that it can be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return !surrogate.test(text);
}

/** Throws `InvalidValue` for the first string or key in an encoded value that is not well-formed. */
export function checkWellFormed(encoded: unknown, at: Path | undefined, key: Key): void {
  if (typeof encoded === "string") {
    if (!isWellFormed(encoded)) illFormed(at, key);
  } else if (Array.isArray(encoded)) {
    const here = pathOf(at, key);
    for (let index = 0; index < encoded.length; index++) checkWellFormed(encoded[index], here, index);
  } else if (typeof encoded === "object" && encoded !== null) {
    const here = pathOf(at, key);
    for (const [name, value] of Object.entries(encoded)) {
      // A key is named by its object: it could not be written down itself.
      if (!isWellFormed(name)) illFormed(at, key);
      checkWellFormed(value, here, name);
    }
  }
}

function illFormed(at: Path | undefined, key: Key): never {
  return fail(at, key, "ENCODING", "contains half of a surrogate pair");
}
