import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { withOurLineEnds } from "../line-ends.js";
import type { FileOutcome } from "./apply.js";

/** Beyond this many changed lines a comparison takes too long to be worth it. */
const mostEdits = 20_000;

/** The unified diff from what is on disk to what would be generated, ending in a newline. */
export function unifiedDiff({ path, before, after }: Pick<FileOutcome, "path" | "before" | "after">): string {
  const from = before === undefined ? "/dev/null" : `a/${path}`;
  const to = after === undefined ? "/dev/null" : `b/${path}`;
  const options = { context: 3, maxEditLength: mostEdits, headerOptions: FILE_HEADERS_ONLY };
  const old = withOurLineEnds(before ?? "");
  const patch = createTwoFilesPatch(from, to, old, after ?? "", undefined, undefined, options);
  return patch ?? `--- ${from}\n+++ ${to}\n(the files differ in more than ${mostEdits} lines)\n`;
}
