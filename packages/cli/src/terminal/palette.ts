import type { Io, TextOutput } from "../io.js";

/** When text is coloured: `auto` asks the environment and the stream. */
export const colorChoices = ["auto", "always", "never"] as const;

export type ColorChoice = (typeof colorChoices)[number];

/** Colours a text, or leaves it as it is. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  cyan(text: string): string;
}

/** Reports whether a stream gets colours: an explicit choice, else `FORCE_COLOR`, else `NO_COLOR`, else a terminal does. */
export function wantsColor(choice: ColorChoice, env: Io["env"], stream: TextOutput): boolean {
  if (choice !== "auto") return choice === "always";
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return stream.isTTY && env["TERM"] !== "dumb";
}

/** A palette that colours, or one that leaves every text as it is. */
export function createPalette(colored: boolean): Palette {
  const style =
    (open: number, close: number) =>
    (text: string): string =>
      colored && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
    blue: style(34, 39),
    cyan: style(36, 39),
  };
}
