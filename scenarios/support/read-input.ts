import {
  compareDiagnostics,
  type Diagnostic,
  type FrontendInput,
  formatDiagnostic,
  link,
  type Model,
  type TypeForm,
} from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import type { ScenarioInput } from "./scenario.js";

/** What comes of a scenario's input. */
export interface ReadInput {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and links the input of one language, with the defaults that the command line has. */
export async function readInput({ language, root, files, skipUnsupported }: ScenarioInput): Promise<ReadInput> {
  const frontend = await language.load();
  const host = createDiskHost();
  const text = host.readFile(`${root}/autonats.json`);
  const types = typesOf(text);
  const { source, diagnostics } = await frontend.parse({ root, files, host, types });
  const linked = link(source, { timeoutMs: 5000, concurrency: 5, skipUnsupported });
  const excused = new Set(linked.excused);
  const reported = diagnostics.filter((each) => !excused.has(each));
  return { model: linked.model, diagnostics: [...reported, ...linked.diagnostics].sort(compareDiagnostics) };
}

/** The text of all diagnostics; undefined when there are none. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string | undefined {
  return diagnostics.length === 0 ? undefined : `${diagnostics.map(formatDiagnostic).join("\n\n")}\n`;
}

/** What a model says about the wire: without places, and without how a language spells what is the same. */
export function wireOf(model: Model): unknown {
  const language = new Set([
    "source",
    "spelling",
    "member",
    "labels",
    "as",
    "without",
    "atOnce",
    "returnsSelf",
    "inOut",
    "skipped",
    "neighbours",
    "number",
    "oneof",
    "request",
  ]);
  return JSON.parse(JSON.stringify(model, (name: string, part: unknown) => (language.has(name) ? undefined : part)));
}

/** What a configuration says of types: whatever it has besides their form is what they are in other languages. */
function typesOf(text: string | undefined): NonNullable<FrontendInput["types"]> {
  const { types = {} } = (text === undefined ? {} : JSON.parse(text)) as {
    readonly types?: Readonly<Record<string, Omit<TypeForm, "as"> & Readonly<Record<string, string>>>>;
  };
  return Object.fromEntries(
    Object.entries(types).map(([name, { wire, to, from, ...as }]) => {
      const form = { wire, ...(to === undefined ? {} : { to }), ...(from === undefined ? {} : { from }) };
      return [name, Object.keys(as).length === 0 ? form : { ...form, as }];
    }),
  );
}
