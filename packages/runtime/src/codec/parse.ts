import { InvalidValue } from "../errors/invalid-value.js";
import { asciiToText, toBytes, toText } from "./body-bytes.js";
import { scanAndParse, tryParse } from "./parse-json.js";
import { isLong, parseLong } from "./parse-long.js";
import { countColons, hasKeys, wasAscii } from "./quick-check.js";
import { isWellFormed } from "./well-formed.js";

/** Parses the bytes of a body and refuses what a body may not have. Throws `InvalidValue`. */
export function parseBytes(bytes: Uint8Array): unknown {
  if (isLong(bytes)) return parseLong(bytes);
  const colons = countColons(bytes);
  return parse(bytes, wasAscii() ? asciiToText(bytes) : toText(bytes), colons);
}

/** As `parseBytes`, of text. */
export function parseText(text: string): unknown {
  if (!isWellFormed(text)) throw new InvalidValue("", "ENCODING", "contains half of a surrogate pair");
  const bytes = toBytes(text);
  return isLong(bytes) ? parseLong(bytes) : parse(bytes, text, countColons(bytes));
}

function parse(bytes: Uint8Array, text: string, colons: number): unknown {
  if (colons >= 0 && !mayEscapeSurrogate(text)) {
    const value = tryParse(text);
    if (value !== undefined && hasKeys(value, colons)) return value;
  }
  return scanAndParse(bytes, text);
}

/** Reports whether a text may have an escape that stands for half of a surrogate pair. */
function mayEscapeSurrogate(text: string): boolean {
  return text.includes("\\") && (text.includes("\\ud") || text.includes("\\uD"));
}
