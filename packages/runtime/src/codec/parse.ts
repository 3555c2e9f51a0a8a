import { InvalidValue } from "../errors/invalid-value.js";
import { asciiToText, toBytes, toText } from "./body-bytes.js";
import { countColons, hasKeys, wasAscii } from "./quick-check.js";
import { scanBody } from "./scan.js";
import { isWellFormed } from "./well-formed.js";

/** Parses the bytes of a body and refuses what a body may not have. Throws `InvalidValue`. */
export function parseBytes(bytes: Uint8Array): unknown {
  const colons = countColons(bytes);
  return parse(bytes, wasAscii() ? asciiToText(bytes) : toText(bytes), colons);
}

/** As `parseBytes`, of text. */
export function parseText(text: string): unknown {
  if (!isWellFormed(text)) throw new InvalidValue("", "ENCODING", "contains half of a surrogate pair");
  const bytes = toBytes(text);
  return parse(bytes, text, countColons(bytes));
}

function parse(bytes: Uint8Array, text: string, colons: number): unknown {
  if (colons >= 0 && !mayEscapeSurrogate(text)) {
    const value = tryParse(text);
    if (value !== undefined && hasKeys(value, colons)) return value;
  }
  scanBody({ bytes, text });
  const value = tryParse(text);
  if (value === undefined) throw new InvalidValue("", "SYNTAX", "is not one JSON document");
  return value;
}

/** Reports whether a text may have an escape that stands for half of a surrogate pair. */
function mayEscapeSurrogate(text: string): boolean {
  return text.includes("\\") && (text.includes("\\ud") || text.includes("\\uD"));
}

/** Undefined where the text is no JSON document: none of those is undefined. */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
