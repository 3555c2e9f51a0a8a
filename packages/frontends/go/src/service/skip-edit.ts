import type { TextEdit } from "@autonats/model";
import type { GoFile } from "../syntax/go-file.js";
import type { Range } from "../syntax/scanner.js";

/** Returns the change that puts `@nats:skip` above what begins a line. Undefined where something precedes it, or in another module. */
export function skipEdit(file: GoFile, range: Range): TextEdit | undefined {
  const { line, column, ...end } = file.span(range);
  const indentation = file.text.slice(file.offsetOf(line, 1), range.start);
  if (file.isForeign || indentation.trim() !== "") return undefined;
  return { span: { ...end, line, column, endLine: line, endColumn: column }, text: `// @nats:skip\n${indentation}` };
}
