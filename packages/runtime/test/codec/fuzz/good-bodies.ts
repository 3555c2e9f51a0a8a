import { readVectors, wireOf } from "../vectors/vector.js";

/** A body that the codec of a type takes. */
export interface GoodBody {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const files = [
  "containers",
  "records",
  "choices",
  "alternatives",
  "typescript-kinds",
  "json",
  "timestamps",
  "durations",
  "uuids",
  "decimals",
  "bytes",
  "int64",
  "strings",
];
const MAX_BYTES = 2000;

/** The bodies of the vectors that are to be accepted, and not too long to be changed many times. */
export const goodBodies: readonly GoodBody[] = files.flatMap((file) =>
  readVectors(`values/${file}.jsonl`).flatMap((vector) => {
    const bytes = vector.reject === undefined && vector.only !== "go" ? wireOf(vector) : undefined;
    return bytes === undefined || bytes.length > MAX_BYTES ? [] : [{ type: vector.type, bytes }];
  }),
);
