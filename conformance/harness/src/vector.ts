import { readdirSync, readFileSync } from "node:fs";
import { textOfParts } from "../../typescript/src/from-neutral.js";
import { conformanceFolder } from "./folder.js";

type Parts = Parameters<typeof textOfParts>[0];

/** One line of `conformance/vectors`; its README says what the fields mean. */
export interface Vector {
  readonly id: string;
  readonly type: string;
  readonly request?: boolean;
  readonly wire?: string;
  readonly wireParts?: Parts;
  readonly wireBase64?: string;
  readonly value?: unknown;
  readonly encodes?: string | readonly string[];
  readonly reject?: { readonly rule: string; readonly path: string };
  readonly either?: boolean;
  readonly only?: string;
}

/** Reads all vectors, by the name of their file, such as `values/integers`. */
export function readVectors(): ReadonlyMap<string, readonly Vector[]> {
  const folder = new URL("vectors/", conformanceFolder);
  const files = ["values", "security"].flatMap((group) =>
    readdirSync(new URL(`${group}/`, folder))
      .filter((file) => file.endsWith(".jsonl"))
      .map((file) => `${group}/${file.replace(".jsonl", "")}`),
  );
  return new Map(files.map((file) => [file, readLines<Vector>(new URL(`${file}.jsonl`, folder))]));
}

/** Reads a file with one JSON object a line. */
export function readLines<T>(file: URL): readonly T[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}

/** The bytes that a vector has on the wire. Undefined when it is about writing alone. */
export function wireOf(vector: Vector): Buffer | undefined {
  if (vector.wire !== undefined) return Buffer.from(vector.wire);
  if (vector.wireBase64 !== undefined) return Buffer.from(vector.wireBase64, "base64");
  return vector.wireParts === undefined ? undefined : Buffer.from(textOfParts(vector.wireParts));
}
