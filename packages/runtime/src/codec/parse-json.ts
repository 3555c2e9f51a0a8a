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

/** Scans a body, and parses it. Throws the `InvalidValue` that says what is wrong with it. */
export function scanAndParse(bytes: Uint8Array, text: string): unknown {
  scanBody({ bytes, text });
  return parseScanned(text);
}

/** Parses a body that a scan has accepted. Throws `InvalidValue`. */
export function parseScanned(text: string): unknown {
  const value = tryParse(text);
  if (value === undefined) throw notJson();
  return value;
}

/** Returns the error of a body that is not JSON. */
export function notJson(): InvalidValue {
  return new InvalidValue("", "SYNTAX", "is not one JSON document");
}
