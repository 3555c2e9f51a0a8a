import type { SourceSpan } from "@autonats/model";
import { type DisplayLine, layOutLine } from "../terminal/display-line.js";
import type { Palette } from "../terminal/palette.js";
import { printable } from "../terminal/printable.js";
import type { Symbols } from "../terminal/symbols.js";

/** A stretch of a file that a frame points out. */
export interface FrameSpan {
  readonly span: SourceSpan;
  /** What is said beside it. */
  readonly label?: string;
  /** Whether the diagnostic is about this very place. */
  readonly primary: boolean;
}

/** How a frame is drawn. */
export interface FrameStyle {
  readonly palette: Palette;
  readonly symbols: Symbols;
  /** Colours what belongs to the primary place. */
  readonly accent: (text: string) => string;
  /** Columns that a row may take. */
  readonly width: number;
}

const contextLines = 2;

/** Rows that show the places of one file with the lines around them, each place underlined and labelled. */
export function codeFrame(text: string, spans: readonly FrameSpan[], style: FrameStyle): readonly string[] {
  const lines = splitLines(text, spans[0]?.span.file ?? "");
  const shown = shownLines(spans, lines.length);
  const gutter = String(shown.at(-1) ?? 0).length;
  const { dim } = style.palette;
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    const gap = before !== undefined && before < number - 1 ? [dim(`   ${style.symbols.gap.padStart(gutter)}`)] : [];
    const rows = lineRows(lines[number - 1] ?? "", number, spans, style, gutter);
    return [...gap, ...rows];
  });
}

/** TypeScript ends lines at the separators of Unicode too. What follows the last line break is not a line. */
function splitLines(text: string, file: string): readonly string[] {
  const lines = text.split(/\.[mc]?tsx?$/u.test(file) ? /\r\n|[\n\r\u2028\u2029]/u : /\r?\n/u);
  return lines.length > 1 && lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The numbers of the lines around all places. Of a long place only the ends are shown. */
function shownLines(spans: readonly FrameSpan[], count: number): readonly number[] {
  const numbers = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let number = Math.max(1, from); number <= Math.min(count, to); number++) numbers.add(number);
  };
  for (const { span } of spans) {
    const lastOfStart = Math.min(span.endLine, span.line + contextLines);
    add(span.line - contextLines, span.line === span.endLine ? span.line + contextLines : lastOfStart);
    if (span.endLine > span.line) add(Math.max(span.line, span.endLine - contextLines), span.endLine + contextLines);
  }
  return [...numbers].sort((left, right) => left - right);
}

function lineRows(
  text: string,
  number: number,
  spans: readonly FrameSpan[],
  style: FrameStyle,
  gutter: number,
): readonly string[] {
  const { palette, symbols } = style;
  const line = layOutLine(text);
  const marks = spans.flatMap((span) => markOn(span, number, text, line));
  const window = chooseWindow(line, marks, style.width - gutter - 6, symbols);
  const bar = palette.dim(symbols.bar);
  const row = `   ${palette.dim(String(number).padStart(gutter))} ${bar} ${window.text}`;
  return [
    row.trimEnd(),
    ...marks.map((mark) => `   ${" ".repeat(gutter)} ${bar} ${drawMark(mark, window, style)}`.trimEnd()),
  ];
}

/** What is underlined in one line: columns from 0, the end excluded. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly primary: boolean;
}

/** A place of several lines is underlined where it begins and where it ends, and labelled at the end. */
function markOn({ span, label, primary }: FrameSpan, number: number, text: string, line: DisplayLine): readonly Mark[] {
  const starts = number === span.line;
  const ends = number === span.endLine;
  if (!starts && !ends) return [];
  const indent = text.length - text.trimStart().length;
  const from = line.columnOf(starts ? span.column - 1 : indent);
  const to = line.columnOf(ends ? span.endColumn - 1 : text.trimEnd().length);
  if (!starts && to <= from) return [];
  return [{ from, to: Math.max(to, from + 1), label: ends ? (label ?? "") : "", primary }];
}

/** The part of a line that is shown, and how far its columns have moved to the left. */
interface Window {
  readonly text: string;
  readonly shift: number;
  readonly end: number;
}

/** All of a line where it fits, else the part of it around the first place that is pointed out. */
function chooseWindow(line: DisplayLine, marks: readonly Mark[], width: number, symbols: Symbols): Window {
  if (line.width <= width) return { text: line.cells.map((cell) => cell.text).join(""), shift: 0, end: line.width };
  const { ellipsis } = symbols;
  const room = Math.max(width - 2 * ellipsis.length, 10);
  const first = marks[0]?.from ?? 0;
  const start = first < room ? 0 : first - Math.floor(room / 3);
  const cells = line.cells.filter((cell) => cell.column >= start && cell.column + cell.width <= start + room);
  const left = start > 0 ? ellipsis : "";
  const column = cells[0]?.column ?? start;
  const end = start + room;
  const right = end < line.width ? ellipsis : "";
  return { text: `${left}${cells.map((cell) => cell.text).join("")}${right}`, shift: column - left.length, end };
}

function drawMark(mark: Mark, window: Window, { palette, symbols, accent }: FrameStyle): string {
  const from = Math.max(mark.from, window.shift);
  if (from >= window.end) return mark.label;
  const length = Math.max(1, Math.min(mark.to, window.end) - from);
  const color = mark.primary ? accent : palette.blue;
  const line = (mark.primary ? symbols.underline : symbols.secondary).repeat(length);
  const label = mark.label === "" ? "" : ` ${printable(mark.label)}`;
  return " ".repeat(from - window.shift) + color(line + label);
}
