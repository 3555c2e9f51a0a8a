import { catalogue, closestName, type DiagnosticRule } from "@autonats/model";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import { type ColorChoice, createPalette, wantsColor } from "../terminal/palette.js";
import { printable } from "../terminal/printable.js";
import { isOpen, readable } from "./readable.js";

/** How `explain` is asked. */
export interface ExplainFlags {
  readonly json?: boolean;
  readonly color?: ColorChoice;
}

const rules: ReadonlyMap<string, DiagnosticRule> = new Map(Object.entries(catalogue));

/** `autonats explain AN3004`: what a diagnostic means; without a code, the list of all. */
export function explainCommand(
  code: string | undefined,
  { json = false, color = "auto" }: ExplainFlags,
  io: Io,
): ExitCode {
  if (code === undefined) {
    io.stdout.write(json ? toJson([...rules].map(toEntry)) : [...rules].map(toLine).join(""));
    return exitCodes.done;
  }
  const name = /^\d{4}$/u.test(code) ? `AN${code}` : code.toUpperCase();
  const rule = rules.get(name);
  if (rule === undefined) {
    const close = closestName(name, [...rules.keys()]);
    const suggestion = close === undefined ? "`autonats explain` lists them all." : `Did you mean ${close}?`;
    io.stderr.write(`error: there is no diagnostic ${printable(code)}. ${suggestion}\n`);
    return exitCodes.usage;
  }
  const { bold, cyan } = createPalette(wantsColor(color, io.env, io.stdout));
  const text = [
    bold(`${rule.severity}[${name}]: ${readable(rule.message)}`),
    `  ${cyan("why ")}  ${readable(rule.why)}`,
    ...(isOpen(rule.help) ? [] : [`  ${cyan("help")}  ${readable(rule.help)}`]),
  ].join("\n");
  io.stdout.write(json ? toJson(toEntry([name, rule])) : `${text}\n`);
  return exitCodes.done;
}

function toLine([code, rule]: [string, DiagnosticRule]): string {
  return `${code}  ${rule.severity.padEnd(7)}  ${readable(rule.message)}\n`;
}

function toEntry([code, { severity, message, why, help }]: [string, DiagnosticRule]): object {
  return { code, severity, message: readable(message), why: readable(why), help: readable(help) };
}

function toJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
