import { createDiagnostic, type Diagnostic } from "@autonats/model";

/** A line of a comment that begins almost as a marker does. */
const nearMiss = /^([ \t]*(?:\/\/+|\/?\*+)[ \t]*)(@?nats[ \t]*:[ \t]*server)\b[ \t]*([A-Za-z]\w*)?/gimu;

/** Warns of comments that are likely meant as markers but are not, such as `//nats:server User`. */
export function nearMisses(file: string, text: string): readonly Diagnostic[] {
  return [...text.matchAll(nearMiss)].flatMap(({ index, 1: before = "", 2: written = "", 3: name = "User" }) => {
    if (written === "@nats:server") return [];
    const start = index + before.length;
    const line = text.slice(0, start).split("\n").length;
    const column = start - text.lastIndexOf("\n", start - 1);
    const span = { file, line, column, endLine: line, endColumn: column + written.length };
    return [
      {
        ...createDiagnostic("AN3028", span, { text: written, name }),
        edits: [{ span, text: `${before.endsWith("/") ? " " : ""}@nats:server` }],
      },
    ];
  });
}
