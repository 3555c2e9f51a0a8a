import type { Codec } from "@autonats/runtime/codegenv1";
import { alternativeCodecs } from "./alternative-codecs.js";
import { containerCodecs } from "./container-codecs.js";
import { errorCodecs } from "./error-codecs.js";
import { recordCodecs } from "./record-codecs.js";
import { scalarCodecs } from "./scalar-codecs.js";
import { unionCodecs } from "./union-codecs.js";

const codecs: ReadonlyMap<string, unknown> = new Map(
  Object.entries({
    ...scalarCodecs,
    ...containerCodecs,
    ...recordCodecs,
    ...unionCodecs,
    ...alternativeCodecs,
    ...errorCodecs,
  }),
);

/** The codec of a type that a vector names. */
export function codecOf(type: string): Codec<unknown> {
  const codec = codecs.get(type);
  if (codec === undefined) throw new Error(`no codec for ${type}`);
  return codec as Codec<unknown>;
}

/** The names of all types that vectors may speak of. */
export const typeNames: readonly string[] = [...codecs.keys()];
