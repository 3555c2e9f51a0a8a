import type { SourceSpan } from "../source.js";
import { catalogue, type DiagnosticCode, type DiagnosticRule } from "./catalogue.js";
import type { Diagnostic, RelatedSpan } from "./diagnostic.js";

/** The names between braces in a text: `"{a} is not {b}"` gives `"a" | "b"`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type RuleText<Code extends DiagnosticCode> =
  | (typeof catalogue)[Code]["message"]
  | (typeof catalogue)[Code]["why"]
  | (typeof catalogue)[Code]["help"];

/** What a code's texts leave open. A forgotten parameter does not compile. */
export type DiagnosticParameters<Code extends DiagnosticCode> = Readonly<Record<Placeholders<RuleText<Code>>, string>>;

/** Creates the diagnostic of a code from the catalogue. */
export function createDiagnostic<Code extends DiagnosticCode>(
  code: Code,
  span: SourceSpan | undefined,
  parameters: DiagnosticParameters<Code>,
  related: readonly RelatedSpan[] = [],
): Diagnostic {
  const rule: DiagnosticRule = catalogue[code];
  const values: Readonly<Record<string, string>> = parameters;
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/gu, (whole: string, name: string) => values[name] ?? whole);
  return {
    code,
    severity: rule.severity,
    message: fill(rule.message),
    why: fill(rule.why),
    help: fill(rule.help),
    ...(span === undefined ? {} : { span: toSpan(span) }),
    related: related.map((other) => ({ span: toSpan(other.span), message: other.message })),
  };
}

/** The place alone: callers may hand over a `Source`, which is more than that. */
function toSpan({ file, line, column, endLine, endColumn }: SourceSpan): SourceSpan {
  return { file, line, column, endLine, endColumn };
}
