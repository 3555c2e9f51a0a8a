import { InvalidValue } from "@autonats/runtime";
import type { Codec } from "@autonats/runtime/codegenv1";
import { decodeBody, encodeBody } from "../../../packages/runtime/src/codec/body.js";
import { bodyService } from "../bodies.gen.js";
import type { TypedBody } from "./mutated-bodies.js";
import type { Reading } from "./reading.js";

const codecs: ReadonlyMap<string, Codec<unknown>> = new Map(
  Object.values(bodyService.methods).map(({ name, result }) => [name, result as Codec<unknown>]),
);

/** The types that can be read. */
export const typeNames: ReadonlySet<string> = new Set(codecs.keys());

/** Reads a body with the generated TypeScript decoders. */
export function readWithTypescript({ type, bytes }: TypedBody): Reading {
  const codec = codecs.get(type);
  if (codec === undefined) throw new Error(`no codec for ${type}`);
  let value: unknown;
  try {
    value = decodeBody(codec, bytes);
  } catch (thrown) {
    return thrown instanceof InvalidValue ? { rule: thrown.rule, path: thrown.path } : { broken: String(thrown) };
  }
  try {
    return { written: Buffer.from(encodeBody(codec, value)).toString() };
  } catch (thrown) {
    return { broken: `cannot write what it has read: ${String(thrown)}` };
  }
}
