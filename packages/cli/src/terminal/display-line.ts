import { printable } from "./printable.js";

/** A source line as a terminal shows it, and where each of its characters went. */
export interface DisplayLine {
  readonly cells: readonly Cell[];
  /** Columns that the whole line takes. */
  readonly width: number;
  /** The display column, from 0, of a UTF-16 offset from 0. Offsets after the end count as the end. */
  columnOf(offset: number): number;
}

/** What is shown for one character of a line, and the columns that it takes. */
export interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

const tabWidth = 4;
const plain = /^[\x20-\x7e]*$/u;

/** Created when it is first needed: most runs show nothing but ASCII, and it reads tables that take longer than they do. */
let segmenter: Intl.Segmenter | undefined;

/** Lays a line out: tabs to the next fourth column, wide characters two columns, what a terminal would obey spelt out. */
export function layOutLine(line: string): DisplayLine {
  const cells: Cell[] = [];
  const starts: { readonly offset: number; readonly column: number }[] = [];
  let column = 0;
  for (const { segment, index } of segmentsOf(line)) {
    const text = segment === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : printable(segment);
    const width = text === segment ? textWidth(text) : text.length;
    starts.push({ offset: index, column });
    cells.push({ text, column, width });
    column += width;
  }
  const end = column;
  return {
    cells,
    width: end,
    columnOf(offset) {
      if (offset >= line.length) return end;
      return starts.findLast((start) => start.offset <= offset)?.column ?? 0;
    },
  };
}

/** The columns that a text takes in a terminal. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += graphemeWidth(segment);
  return width;
}

function* segmentsOf(line: string): Iterable<{ segment: string; index: number }> {
  if (/^[\t\x20-\x7e]*$/u.test(line))
    for (let index = 0; index < line.length; index++) yield { segment: line.charAt(index), index };
  else yield* graphemesOf(line);
}

function graphemesOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(grapheme)) return 0;
  return /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme) || isWide(grapheme.codePointAt(0) ?? 0) ? 2 : 1;
}

/** East Asian wide and full-width forms. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];

function isWide(codePoint: number): boolean {
  return wideRanges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
