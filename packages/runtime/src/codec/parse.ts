import { InvalidValue } from "../errors/invalid-value.js";
import { toBytes, toText } from "./body-bytes.js";
import { countColons, hasKeys } from "./quick-check.js";
import { scanBody } from "./scan.js";
import { isWellFormed } from "./well-formed.js";

/** Parses the bytes of a body and refuses what a body may not have. Throws `InvalidValue`. */
export function parseBytes(bytes: Uint8Array): unknown {
  return parse(bytes, toText(bytes));
}

/** As `parseBytes`, of text. */
export function parseText(text: string): unknown {
  if (!isWellFormed(text)) throw new InvalidValue("", "ENCODING", "contains half of a surrogate pair");
  return parse(toBytes(text), text);
}

function parse(bytes: Uint8Array, text: string): unknown {
  const colons = countColons(bytes);
  // Only these escapes can stand for half a surrogate pair.
  if (colons >= 0 && !text.includes("\\ud") && !text.includes("\\uD")) {
    const value = tryParse(text);
    if (value !== undefined && hasKeys(value, colons)) return value;
  }
  scanBody({ bytes, text });
  const value = tryParse(text);
  if (value === undefined) throw new InvalidValue("", "SYNTAX", "is not one JSON document");
  return value;
}

/** Undefined where the text is no JSON document: none of those is undefined. */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
