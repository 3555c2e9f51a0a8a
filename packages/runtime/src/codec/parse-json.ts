import { InvalidValue } from "../errors/invalid-value.js";
import { scanBody } from "./scan.js";

/** Returns `undefined` where the text is no JSON document: none of those is undefined. */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Scans a body, and parses it unless it is known not to be JSON. Throws the `InvalidValue` that says what is wrong with it. */
export function scanAndParse(bytes: Uint8Array, text: string, mayBeJson = true): unknown {
  scanBody({ bytes, text });
  const value = mayBeJson ? tryParse(text) : undefined;
  if (value === undefined) throw new InvalidValue("", "SYNTAX", "is not one JSON document");
  return value;
}
