import { readTokens } from "./tokens.js";

/**
 * Returns a file in words that the parser knows, for the same meaning and on the same lines: braces for the angle brackets around
 * the values of options, and characters for their codes in text.
 */
export function plainText(text: string): string {
  let result = "";
  let end = 0;
  let isMap = false;
  let last = "";
  for (const token of readTokens(text).tokens) {
    const { text: found, offset } = token;
    if (found === "<" && last === "map") isMap = true;
    const plain = isMap ? found : plainToken(found);
    if (found === ">") isMap = false;
    result += text.slice(end, offset) + plain;
    end = offset + found.length;
    last = found;
  }
  return result + text.slice(end);
}

function plainToken(token: string): string {
  if (token === "<") return "{";
  if (token === ">") return "}";
  return /^["'].*\\u/isu.test(token) ? token.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|.)/gsu, decoded) : token;
}

/** A character by its code, which stays one where the character would mean something; any other escape as it is. */
function decoded(written: string, short: string | undefined, long: string | undefined): string {
  const code = Number.parseInt(short ?? long ?? "", 16);
  if (!(code <= 0x10ffff)) return written;
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, "0")}` : String.fromCodePoint(code);
}
