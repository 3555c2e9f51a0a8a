import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TypedBody } from "./mutated-bodies.js";
import type { Reading } from "./reading.js";

interface Answer {
  readonly rule?: string;
  readonly path?: string;
  readonly written?: string;
  readonly broken?: string;
}

const folder = fileURLToPath(new URL("../go", import.meta.url));
const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));
const MAX_OUTPUT = 1 << 30;

/** Reads bodies with the generated Go decoders. Builds the program that does it at the path that is given. */
export async function readWithGo(bodies: readonly TypedBody[], program: string): Promise<readonly Reading[]> {
  const { findGo } = (await import(`${projectRoot}/scripts/find-go.mjs`)) as { findGo: () => string };
  execFileSync(findGo(), ["build", "-o", program, "."], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  const questions = bodies.map(({ type, bytes }) =>
    JSON.stringify({ type, body: Buffer.from(bytes).toString("base64") }),
  );
  const output = execFileSync(program, { input: questions.join("\n"), maxBuffer: MAX_OUTPUT, encoding: "utf8" });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => toReading(JSON.parse(line) as Answer));
}

function toReading({ rule, path, written, broken }: Answer): Reading {
  if (broken !== undefined) return { broken };
  if (written !== undefined) return { written: Buffer.from(written, "base64").toString() };
  return { rule: rule ?? "", path: path ?? "" };
}
