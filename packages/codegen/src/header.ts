import { pathAt, relativePath } from "./relative-path.js";
import { commentLine } from "./text/escape.js";
import { isTitle, titleOf } from "./title.js";

/** How a generated file says, in its first lines, that it is one and which sources it was generated from. */
export interface FileHeader {
  /** Reports whether a text begins with the header. */
  readonly isIn: (text: string) => boolean;
  /** Returns the sources that the header of a text names, as paths from the directory of the file. */
  readonly sourcesIn: (text: string) => readonly string[];
}

/** Returns the form of a header in lines of comment that begin with `sign`, such as `//` or `#`: a title, and one source a line. */
export function commentHeader(sign: string): FileHeader {
  return {
    isIn: (text) => text.startsWith(`${sign} `) && isTitle(firstLine(text).slice(sign.length + 1)),
    sourcesIn: (text) => sourceLines(text.split(/\r?\n/u), `${sign} Source: `),
  };
}

/** The header of a JSON document, which has no comments: the text of its first member, `$comment`, or `x-comment` where only extensions may be added. */
export const jsonHeader: FileHeader = {
  isIn: (text) => isTitle(firstLine(commentOf(text) ?? "")),
  sourcesIn: (text) => sourceLines((commentOf(text) ?? "").split("\n"), "Source: "),
};

/**
 * Returns the header of a generated file in lines of comment, which `commentHeader` finds again. Sources are named by their paths from the
 * directory of the file, so that it is the same wherever the command runs.
 *
 * @param inComment How a path is written in such a comment.
 */
export function headerLines(
  sign: string,
  file: string,
  sources: readonly string[],
  inComment: (path: string) => string = commentLine,
): readonly string[] {
  return [
    `${sign} ${titleOf(undefined)}`,
    ...sources.map((source) => `${sign} Source: ${inComment(pathFrom(file, source))}`),
  ];
}

/** Returns the value of the first member of a JSON document, which `jsonHeader` finds again. */
export function jsonHeaderText(file: string, sources: readonly string[]): string {
  return [titleOf(undefined), ...sources.map((source) => `Source: ${pathFrom(file, source)}`)].join("\n");
}

/** Returns the source, from the root, that the header of a generated file names by a path. It begins with `../` if it is outside. */
export function sourceAt(file: string, path: string): string {
  return isAbsolute(path) ? path : pathAt(file, path);
}

function firstLine(text: string): string {
  return text.split(/\r?\n/u, 1)[0] ?? "";
}

function pathFrom(file: string, source: string): string {
  return isAbsolute(source) ? source : relativePath(file, source);
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

function sourceLines(lines: readonly string[], sign: string): readonly string[] {
  const rest = lines.slice(1);
  const end = rest.findIndex((line) => !line.startsWith(sign));
  return rest.slice(0, end === -1 ? undefined : end).map((line) => line.slice(sign.length));
}

function commentOf(text: string): string | undefined {
  const quoted = /^\{\s*"(?:\$comment|x-comment)":\s*("(?:[^"\\\n]|\\.)*")/u.exec(text)?.[1];
  try {
    return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
  } catch {
    return undefined;
  }
}
