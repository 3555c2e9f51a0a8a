import { type Diagnostic, formatPlace, type SourceSpan } from "@autonats/model";
import type { Palette } from "../terminal/palette.js";
import { printable, printableLines } from "../terminal/printable.js";
import type { Symbols } from "../terminal/symbols.js";
import { codeFrame, type FrameSpan, type FrameStyle } from "./code-frame.js";
import { counted, type DiagnosticPlaces } from "./report.js";

/** What the pretty form is drawn with. */
export interface PrettyStyle {
  readonly palette: Palette;
  readonly symbols: Symbols;
  /** Columns of the terminal. */
  readonly width: number;
  /** How many diagnostics are shown in full. */
  readonly most: number;
}

/** Diagnostics for people: the place, the lines around it, the reason and the way out. */
export function prettyDiagnostics(
  diagnostics: readonly Diagnostic[],
  places: DiagnosticPlaces,
  style: PrettyStyle,
): string {
  const shown = diagnostics
    .slice(0, style.most)
    .map((diagnostic) => `${prettyDiagnostic(diagnostic, places, style)}\n`);
  const rest = diagnostics.length - shown.length;
  if (rest > 0)
    shown.push(style.palette.dim(`and ${rest} more; \`--format text\` shows ${rest === 1 ? "it" : "them"} all`));
  return shown.join("\n");
}

/** `2 errors, 1 warning`. */
export function prettyCounts(errors: number, warnings: number, { palette, symbols }: PrettyStyle): string {
  const parts = [
    ...(errors > 0 ? [palette.red(`${symbols.cross} ${counted(errors, "error")}`)] : []),
    ...(warnings > 0 ? [palette.yellow(`${symbols.note} ${counted(warnings, "warning")}`)] : []),
  ];
  return parts.join(", ");
}

function prettyDiagnostic(diagnostic: Diagnostic, places: DiagnosticPlaces, style: PrettyStyle): string {
  const { palette } = style;
  const { code, severity, message, why, help, span } = diagnostic;
  const accent = severity === "error" ? palette.red : severity === "warning" ? palette.yellow : palette.dim;
  const fact = (name: string, text: string): string =>
    `  ${palette.cyan(name)}  ${printableLines(text).replaceAll("\n", "\n        ")}`;
  return [
    `${palette.bold(accent(`${severity}[${code}]`))}${palette.bold(`: ${printable(message)}`)}`,
    ...(span === undefined ? relatedWithoutSpan(diagnostic) : frames(diagnostic, span, places, { ...style, accent })),
    fact("why ", why),
    fact("help", help),
    fact("docs", `autonats explain ${code}`),
  ].join("\n");
}

function relatedWithoutSpan({ related }: Diagnostic): readonly string[] {
  return related.map(({ span, message }) => `  ${printable(`${formatPlace(span)}  ${message}`)}`);
}

/** A frame for each file that has something to do with a diagnostic, that of the diagnostic itself first. */
function frames(
  diagnostic: Diagnostic,
  primary: SourceSpan,
  places: DiagnosticPlaces,
  style: FrameStyle,
): readonly string[] {
  const byFile = new Map<string, FrameSpan[]>([[primary.file, [{ span: primary, primary: true }]]]);
  for (const { span, message } of diagnostic.related) {
    const known = byFile.get(span.file);
    const other = { span, label: message, primary: false };
    if (known === undefined) byFile.set(span.file, [other]);
    else known.push(other);
  }
  return [...byFile].flatMap(([file, spans]) => {
    const text = places.read(file);
    const [first] = spans;
    if (first === undefined) return [];
    const place = style.palette.blue(printable(formatPlace({ ...first.span, file: places.show(file) })));
    if (text !== undefined) return [`  ${place}`, ...codeFrame(text, spans, style)];
    const labels = spans.flatMap(({ span, label }) => (label === undefined ? [] : [`${formatPlace(span)}  ${label}`]));
    return [`  ${place}`, ...labels.map((label) => `  ${printable(label)}`)];
  });
}
