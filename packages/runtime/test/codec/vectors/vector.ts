import { readFileSync } from "node:fs";

/** A piece of text, or a text that is repeated; `#` in it is the number of repetitions before. */
export type Part = string | { readonly repeat: string; readonly times: number };

/** One line of `conformance/vectors`; its README says what the fields mean. */
export interface Vector {
  readonly id: string;
  readonly type: string;
  readonly request?: boolean;
  readonly wire?: string;
  readonly wireParts?: readonly Part[];
  readonly wireBase64?: string;
  /** In neutral notation. */
  readonly value?: unknown;
  readonly encodes?: string | readonly string[];
  readonly reject?: { readonly rule: string; readonly path: string };
  readonly either?: boolean;
  readonly only?: string;
  readonly note?: string;
}

const folder = new URL("../../../../../conformance/vectors/", import.meta.url);

/** Reads the vectors of one file. */
export function readVectors(file: string): readonly Vector[] {
  const lines = readFileSync(new URL(file, folder), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Vector);
}

/** The bytes that a vector has on the wire. Undefined when it is about writing alone. */
export function wireOf(vector: Vector): Uint8Array | undefined {
  if (vector.wire !== undefined) return Buffer.from(vector.wire);
  if (vector.wireBase64 !== undefined) return Buffer.from(vector.wireBase64, "base64");
  return vector.wireParts === undefined ? undefined : Buffer.from(textOfParts(vector.wireParts));
}

/** Puts the pieces of a long text together. */
export function textOfParts(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === "string" ? part : repeat(part.repeat, part.times))).join("");
}

function repeat(text: string, times: number): string {
  if (!text.includes("#")) return text.repeat(times);
  return Array.from({ length: times }, (_, index) => text.replaceAll("#", String(index))).join("");
}
