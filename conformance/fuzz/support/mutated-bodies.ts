import { print, toTree } from "../../../packages/runtime/test/codec/fuzz/json-tree.js";
import { mutate } from "../../../packages/runtime/test/codec/fuzz/mutations.js";
import { createRandom, type Random } from "../../../packages/runtime/test/codec/fuzz/random.js";
import { readVectors, wireOf } from "../../../packages/runtime/test/codec/vectors/vector.js";

/** A body, and the type that a reader is to read it as. */
export interface TypedBody {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const files = [
  ...["bodies", "bytes", "choices", "containers", "durations", "floats", "int64", "integers", "json", "records"],
  ...["safe-integers", "strings", "timestamps"],
];

/** Longer ones would be changed in places that do not matter, and cost the most. */
const MAX_BYTES = 2000;

const delimiters = [
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\\u",
  "\\ud800",
  "\u00e9",
  " :",
  '":',
  "e9",
  "-",
  ".",
  "0",
];

/** As many bodies as asked for, the same for the same seed: good ones of the vectors, half of them with changed structure and half with changed bytes. */
export function mutatedBodies(seed: number, count: number, types: ReadonlySet<string>): readonly TypedBody[] {
  const random = createRandom(seed);
  const good = goodBodies(types);
  return Array.from({ length: count }, (_, index) => {
    const { type, bytes } = random.pick(good);
    return { type, bytes: index % 2 === 0 ? changeStructure(bytes, random) : changeBytes(bytes, good, random) };
  });
}

function goodBodies(types: ReadonlySet<string>): readonly TypedBody[] {
  return files.flatMap((file) =>
    readVectors(`values/${file}.jsonl`).flatMap((vector) => {
      const bytes = vector.reject === undefined && types.has(vector.type) ? wireOf(vector) : undefined;
      return bytes === undefined || bytes.length === 0 || bytes.length > MAX_BYTES
        ? []
        : [{ type: vector.type, bytes }];
    }),
  );
}

function changeStructure(bytes: Uint8Array, random: Random): Uint8Array {
  return Buffer.from(print(mutate(toTree(JSON.parse(Buffer.from(bytes).toString())), random), random));
}

function changeBytes(bytes: Uint8Array, good: readonly TypedBody[], random: Random): Uint8Array {
  let changed = bytes;
  for (let times = random.below(3); times >= 0; times--) {
    const at = random.below(changed.length + 1);
    const other = random.pick(good).bytes;
    const from = random.below(other.length + 1);
    const inserted = random.pick<Uint8Array>([
      Uint8Array.of(random.below(256)),
      Buffer.from(random.pick(delimiters)),
      other.subarray(from, from + random.below(12)),
      new Uint8Array(0),
    ]);
    changed = Buffer.concat([changed.subarray(0, at), inserted, changed.subarray(at + random.below(3))]);
  }
  return changed;
}
