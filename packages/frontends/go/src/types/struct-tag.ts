import { unquote } from "../syntax/literals.js";

/** What a field's `json` tag says. */
export interface JsonTag {
  /** Absent when the field keeps its own name. */
  readonly name?: string;
  /** `json:"-"`: the field is not sent. */
  readonly skipped: boolean;
  readonly options: readonly string[];
}

/** The `json` part of a struct tag; undefined when there is none. */
export function parseStructTag(literal: string): { readonly json?: JsonTag } | { readonly problem: string } {
  const text = unquote(literal);
  if (text === undefined) return { problem: "it is not a string" };
  let rest = text.trimStart();
  let json: JsonTag | undefined;
  while (rest !== "") {
    const match = /^([^\s":]+):("(?:[^"\\]|\\.)*")\s*/u.exec(rest);
    const [whole, key, value] = match ?? [];
    const content = value === undefined ? undefined : unquote(value);
    if (whole === undefined || content === undefined) {
      return { problem: 'it has to be pairs such as `json:"name"`' };
    }
    const following = rest.slice(whole.length);
    if (following !== "" && !/\s$/u.test(whole)) return { problem: "a space belongs between two pairs" };
    if (key === "json") {
      if (json !== undefined) return { problem: "`json` is there twice" };
      json = parseJsonTag(content);
    }
    rest = following;
  }
  return json === undefined ? {} : { json };
}

function parseJsonTag(value: string): JsonTag {
  if (value === "-") return { skipped: true, options: [] };
  const [name = "", ...rest] = value.split(",");
  const options = rest.filter((option) => option !== "");
  return name === "" ? { skipped: false, options } : { name, skipped: false, options };
}
