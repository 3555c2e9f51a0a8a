import { InvalidValue } from "../errors/invalid-value.js";
import { hasEscapedKey, parseByTokens } from "./escaped-keys.js";
import { scanBody } from "./scan.js";

/**
 * Returns what a JSON document says, as `JSON.parse` does where that works. V8 from 12.8 on, as in Node 24 and 26, may take a key with an
 * escape for another key that objects of the same kind had before: `"\u0062"` for `"\\"` (nodejs/node#63785). Throws a `SyntaxError`.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return confusesKeys && text.includes("\\") && hasEscapedKey(text) ? parseByTokens(text) : value;
}

/** Whether the `JSON.parse` of this engine does that. */
const confusesKeys = findConfusion();

function findConfusion(): boolean {
  // Held until the second one is parsed, for the engine remembers a kind of objects no longer than there is one.
  const first: unknown = JSON.parse('{"a key that no body has":0,"\\\\":0}');
  const second: unknown = JSON.parse('{"a key that no body has":0,"\\n":0}');
  return typeof first === "object" && Object.hasOwn(second as object, "\\");
}

/** Returns `undefined` where the text is no JSON document: none of those is undefined. */
export function tryParse(text: string): unknown {
  try {
    return parseJson(text);
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
