import type { Request } from "../config/request.js";
import { counted } from "../diagnostics/report.js";
import { textWidth } from "../terminal/display-line.js";
import { printable } from "../terminal/printable.js";
import type { Voice } from "../terminal/voice.js";
import { type FileOutcome, isGenerated } from "./apply.js";
import type { ServiceOutcome } from "./produce.js";
import type { RunResult } from "./run.js";

/** Reports the outcome for each service, and generated files that no service needs any more. */
export function reportServices({ services, files, durationMs }: RunResult, { mode }: Request, voice: Voice): void {
  const { palette, symbols } = voice;
  const rows = services.map((service) => {
    const own = service.ok ? files.filter((file) => isGenerated(file) && file.sources.includes(service.source)) : [];
    const good = service.ok && own.every((file) => isGood(file, mode));
    const outputs = mainFiles(own).map(({ path }) => path);
    const paths = [service.source, ...(outputs.length === 0 ? [] : [symbols.arrow, outputs.join(", ")])].join(" ");
    return {
      sign: good ? palette.green(symbols.tick) : palette.red(symbols.cross),
      name: printable(service.name),
      methods: `${counted(service.methods, "method")}${service.skipped === 0 ? "" : `, ${service.skipped} left out`}`,
      paths: printable(paths),
      end: good ? ending(own, mode, durationMs) : failing(service, mode),
    };
  });
  const width = (key: "name" | "methods" | "paths"): number => Math.max(...rows.map((row) => textWidth(row[key])));
  const [name, methods, paths] = [width("name"), width("methods"), width("paths")];
  for (const row of rows) {
    const columns = [palette.bold(pad(row.name, name)), pad(row.methods, methods), pad(row.paths, paths)];
    voice.line(`${row.sign} ${columns.join("  ")}  ${palette.dim(row.end)}`);
  }
  reportOthers(files, mode, voice);
}

function reportOthers(files: readonly FileOutcome[], mode: Request["mode"], { palette, symbols, line }: Voice): void {
  for (const { path, status } of files) {
    const file = printable(path);
    if (status === "removed") line(`${palette.green(symbols.tick)} ${file}  ${palette.dim("removed")}`);
    if (status !== "stale") continue;
    const end = mode === "check" ? "is no longer generated" : "is no longer generated; `--clean` removes it";
    line(`${palette.yellow(symbols.note)} ${file}  ${palette.dim(end)}`);
  }
}

/** Reports what a check found, and how it is repaired. */
export function reportDifferences(
  files: readonly FileOutcome[],
  repair: string,
  { palette, symbols, line }: Voice,
): void {
  const count = files.filter(({ status }) => status !== "unchanged").length;
  line(
    `${palette.red(symbols.cross)} ${counted(count, "file")} ${count === 1 ? "is" : "are"} not up to date; to repair, run`,
  );
  line(`    ${palette.bold(printable(repair))}`);
}

/** The file of each target that users import. */
function mainFiles(files: readonly FileOutcome[]): readonly FileOutcome[] {
  const main = files.filter(({ path, target }) => target.isInternal?.(path) !== true);
  return [...new Map(main.map((file) => [file.target, file])).values()];
}

function isGood({ status }: FileOutcome, mode: Request["mode"]): boolean {
  if (status === "blocked" || status === "failed") return false;
  return mode !== "check" || status === "unchanged";
}

function ending(files: readonly FileOutcome[], mode: Request["mode"], durationMs: number): string {
  const unchanged = files.every(({ status }) => status === "unchanged");
  const time = `${Math.round(durationMs)} ms`;
  if (mode === "write") return unchanged ? `${time}  unchanged` : time;
  return unchanged
    ? "up to date"
    : `would be ${files.some(({ status }) => status === "updated") ? "updated" : "created"}`;
}

function failing({ ok }: ServiceOutcome, mode: Request["mode"]): string {
  if (!ok) return "not generated";
  return mode === "check" ? "not up to date" : "not written";
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}
