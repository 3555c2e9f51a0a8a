import type { Io, TextOutput } from "../io.js";
import { type ColorChoice, createPalette, type Palette, wantsColor } from "./palette.js";
import { chooseSymbols, type Symbols } from "./symbols.js";

/** One of the streams that people read, and how it is written to. */
export interface Voice {
  readonly palette: Palette;
  readonly symbols: Symbols;
  /** Columns of the terminal; a fixed number where the text goes elsewhere. */
  readonly width: number;
  /** Writes one line. */
  line(text: string): void;
  /** Writes text as it is. */
  text(text: string): void;
}

const defaultWidth = 120;
const leastWidth = 40;

/** Creates the voice of a stream. */
export function createVoice(stream: TextOutput, io: Pick<Io, "env" | "platform">, color: ColorChoice): Voice {
  return {
    palette: createPalette(wantsColor(color, io.env, stream)),
    symbols: chooseSymbols(io),
    width: Math.max(leastWidth, (stream.isTTY ? stream.columns : undefined) ?? defaultWidth),
    line: (text) => stream.write(`${text}\n`),
    text: (text) => stream.write(text),
  };
}
