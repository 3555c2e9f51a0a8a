import { type Parsed, parseTimeout } from "@autonats/model";

/** A time-out as the command line takes it: `2s`, `500ms`, `1m`, and a bare number of seconds. In milliseconds. */
export function parseTimeoutSetting(text: string): Parsed<number> {
  return parseTimeout(/^\d+(\.\d+)?$/u.test(text) ? `${text}s` : text);
}

/** A whole number from 0 up, such as the most warnings that are put up with. */
export function parseCount(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d+$/u.test(text) && Number.isSafeInteger(value) ? { value } : { problem: "it is no whole number" };
}

/** The endings that an import of a generated or a user's file may get. */
export const importExtensions = ["js", "ts", "none"] as const;

export type ImportExtension = (typeof importExtensions)[number];
