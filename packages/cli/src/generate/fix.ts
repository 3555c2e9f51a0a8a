import { readFileSync, realpathSync, statSync } from "node:fs";
import type { Request } from "../config/request.js";
import { counted } from "../diagnostics/report.js";
import { EnvironmentError } from "../environment-error.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io, KeyInput } from "../io.js";
import { createVoice, type Voice } from "../terminal/voice.js";
import { unifiedDiff } from "./diff.js";
import { applyEdits, type EditedFile } from "./edits.js";
import { printableDiff } from "./printable-diff.js";
import { runOnce } from "./run.js";
import { writeFileAtomically } from "./write-file.js";

/** One edit may bring out what the next one mends, such as a type that an exported one uses. */
const mostRounds = 10;

/**
 * Mends the sources by the edits that diagnostics have. Shows the difference first, and changes no file before somebody has agreed: by
 * `--write`, or by a key where there is a terminal. Returns undefined once nothing is left to mend, and code can be generated.
 */
export async function fixSources(request: Request, io: Io): Promise<ExitCode | undefined> {
  const { json, color } = request.presentation;
  const voice = createVoice(json ? io.stderr : io.stdout, io, color);
  for (let round = 0; round < mostRounds; round++) {
    const { diagnostics } = await runOnce({ ...request, mode: "dry-run" }, [], io.now);
    const files = applyEdits(diagnostics, (path) => readSource(request.root, path));
    if (files.length === 0) return undefined;
    for (const file of files) voice.text(printableDiff(unifiedDiff(file)));
    if (request.mode === "dry-run") return exitCodes.findings;
    if (!(await isAgreed(request, files, voice, io))) return exitCodes.findings;
    const failure = writeSources(request.root, files);
    if (failure !== undefined) {
      createVoice(io.stderr, io, color).line(`error: ${failure}`);
      return exitCodes.environment;
    }
  }
  return undefined;
}

/** The text of a source of the project. What is installed is not its own. */
function readSource(root: string, path: string): string | undefined {
  if (/^(?:\/|\.\.\/|[A-Za-z]:)|(?:^|\/)node_modules\//u.test(path)) return undefined;
  try {
    return readFileSync(`${root}/${path}`, "utf8");
  } catch {
    return undefined;
  }
}

async function isAgreed(
  { fixWithoutAsking }: Request,
  files: readonly EditedFile[],
  voice: Voice,
  { keys }: Io,
): Promise<boolean> {
  const what = counted(files.length, "source");
  if (fixWithoutAsking) return true;
  if (keys === undefined) {
    voice.line(`${what} would change: \`--write\` makes these edits`);
    return false;
  }
  voice.line(`Change ${what}? y/N`);
  return (await nextKey(keys)).toLowerCase() === "y";
}

function nextKey(keys: KeyInput): Promise<string> {
  return new Promise((resolve) => {
    const stop = keys.onKey((key) => {
      stop();
      resolve(key);
    });
  });
}

/** Writes what was edited. Returns what the machine refused, in words. */
function writeSources(root: string, files: readonly EditedFile[]): string | undefined {
  try {
    for (const { path, after } of files) {
      // A link to a source remains one.
      const source = realpathSync(`${root}/${path}`);
      writeFileAtomically(source, after, statSync(source).mode);
    }
    return undefined;
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}
