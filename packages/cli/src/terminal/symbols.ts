import type { Io } from "../io.js";

/** The signs that output is drawn with. */
export interface Symbols {
  readonly tick: string;
  readonly cross: string;
  readonly note: string;
  readonly arrow: string;
  /** Between line numbers and source lines. */
  readonly bar: string;
  /** Stands for lines left out. */
  readonly gap: string;
  /** Stands for text left out of a line. */
  readonly ellipsis: string;
  /** Below the place that a diagnostic is about. */
  readonly underline: string;
  /** Below another place that explains it. */
  readonly secondary: string;
}

const unicode: Symbols = {
  tick: "✔",
  cross: "✖",
  note: "▲",
  arrow: "→",
  bar: "│",
  gap: "⋮",
  ellipsis: "…",
  underline: "━",
  secondary: "─",
};

const ascii: Symbols = {
  tick: "+",
  cross: "x",
  note: "!",
  arrow: "->",
  bar: "|",
  gap: ":",
  ellipsis: "...",
  underline: "^",
  secondary: "-",
};

/** Unicode signs, or ASCII ones where the environment says that the terminal could not show them. */
export function chooseSymbols({ env, platform }: Pick<Io, "env" | "platform">): Symbols {
  return canShowUnicode(env, platform) ? unicode : ascii;
}

function canShowUnicode(env: Io["env"], platform: string): boolean {
  if (env["TERM"] === "linux" || env["TERM"] === "dumb") return false;
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find((value) => value !== undefined && value !== "");
  if (locale !== undefined) return /utf-?8/iu.test(locale);
  return platform !== "win32" || env["WT_SESSION"] !== undefined || env["TERM_PROGRAM"] === "vscode";
}
