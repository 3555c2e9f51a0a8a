import { isDeepStrictEqual } from "node:util";
import type { TypedBody } from "./mutated-bodies.js";
import type { Reading } from "./reading.js";

/** Reports how two readings of a body differ. Undefined where they agree. */
export function disagreement(
  { type, bytes }: TypedBody,
  typescript: Reading | undefined,
  go: Reading | undefined,
): string | undefined {
  if (typescript !== undefined && go !== undefined && agree(type, typescript, go, bytes)) return undefined;
  return `${type} ${JSON.stringify(Buffer.from(bytes).toString())}: TypeScript ${JSON.stringify(typescript)}, Go ${JSON.stringify(go)}`;
}

function agree(type: string, typescript: Reading, go: Reading, bytes: Uint8Array): boolean {
  if ("written" in typescript && "written" in go) {
    return (
      typescript.written === go.written ||
      isDeepStrictEqual(meaningOf(type, typescript.written), meaningOf(type, go.written))
    );
  }
  if (!("rule" in typescript && "rule" in go)) return false;
  // What is no JSON may be wrong in many places at once.
  return (typescript.rule === go.rule && typescript.path === go.path) || !isJson(bytes);
}

/** What a body means, of all that it may be written as. */
function meaningOf(type: string, written: string): unknown {
  const value: unknown = JSON.parse(written, (_key, member: unknown) => (member === 0 ? 0 : member));
  if (type === "Float32" && typeof value === "number") return Math.fround(value);
  // A Date has no more than milliseconds.
  return type === "Instant" && typeof value === "string" ? Date.parse(value) : value;
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}
