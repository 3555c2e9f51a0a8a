import { closestName, createDiagnostic, type Diagnostic, type Parsed, type SourceSpan } from "@autonats/model";
import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type YAMLMap } from "yaml";

/** A value of a configuration as it is written, before anything is known of its meaning. */
export interface YamlValue {
  readonly span: SourceSpan;
  /** A text, number, boolean or null; undefined for a map or a list. */
  readonly scalar: string | number | boolean | null | undefined;
  /** The items of a list; undefined for anything else. */
  readonly items: readonly YamlValue[] | undefined;
  /** The section of a map; undefined for anything else. */
  readonly section: YamlSection | undefined;
  /** How messages show it. */
  readonly text: string;
}

/** What reading needs besides the values. */
export interface YamlContext {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** One map of a configuration. Whoever reads it asks for each key it knows, then calls `finish`. */
export class YamlSection {
  readonly span: SourceSpan;
  readonly #values: ReadonlyMap<string, YamlValue>;
  readonly #keys: ReadonlyMap<string, SourceSpan>;
  readonly #context: YamlContext;
  readonly #path: string;
  readonly #known = new Set<string>();

  constructor(map: YAMLMap, path: string, context: YamlContext) {
    this.#context = context;
    this.#path = path;
    this.span = spanOf(map, context);
    const values = new Map<string, YamlValue>();
    const keys = new Map<string, SourceSpan>();
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : String(key);
      keys.set(name, spanOf(key, context));
      values.set(name, toValue(value, this.path(name), context, spanOf(value ?? key, context)));
    }
    this.#values = values;
    this.#keys = keys;
  }

  /** A key's name from the top of the file, such as `typescript.out`. */
  path(key: string): string {
    return this.#path === "" ? key : `${this.#path}.${key}`;
  }

  /** Every key, in order. */
  keys(): readonly string[] {
    return [...this.#keys.keys()];
  }

  /** Reports something that is wrong with the section. */
  report(diagnostic: Diagnostic): void {
    this.#context.report(diagnostic);
  }

  has(key: string): boolean {
    this.#known.add(key);
    return this.#values.has(key);
  }

  /** A key's value, parsed; undefined when it is not there or wrong. `example` shows how it is written. */
  read<T>(key: string, example: string, parse: (value: YamlValue) => Parsed<T>): T | undefined {
    this.#known.add(key);
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    const parsed = parse(value);
    if ("value" in parsed) return parsed.value;
    const { span, text } = value;
    const parameters = { key: this.path(key), value: text, problem: parsed.problem, example };
    this.#context.report(createDiagnostic("AN4002", span, parameters));
    return undefined;
  }

  /** A section below this one; undefined when it is not there or no map. */
  section(key: string): YamlSection | undefined {
    return this.read(key, `${key}: { … }`, ({ section, scalar }) => {
      if (section !== undefined) return { value: section };
      return scalar === null ? { value: undefined } : { problem: "it must be a section with settings of its own" };
    });
  }

  /** Reports the keys that nobody asked for. */
  finish(): void {
    const known = [...this.#known];
    for (const [key, span] of this.#keys) {
      if (this.#known.has(key)) continue;
      const close = closestName(key, known);
      const suggestion = close === undefined ? "" : `Did you mean \`${close}\`? `;
      const list = known.map((name) => `\`${name}\``).join(", ");
      this.#context.report(createDiagnostic("AN4001", span, { key: this.path(key), suggestion, known: list }));
    }
  }
}

/** Takes a node of the document as a value. What is inside is taken when it is asked for, so that loops do no harm. */
export function toValue(node: unknown, path: string, context: YamlContext, place?: SourceSpan): YamlValue {
  const span = place ?? spanOf(node, context);
  const resolved = isAlias(node) ? node.resolve(context.document) : node;
  if (isMap(resolved)) {
    return {
      span,
      scalar: undefined,
      items: undefined,
      get section() {
        return new YamlSection(resolved, path, context);
      },
      text: "{ … }",
    };
  }
  if (isSeq(resolved)) {
    return {
      span,
      scalar: undefined,
      get items() {
        return resolved.items.map((item) => toValue(item, path, context));
      },
      section: undefined,
      text: "[ … ]",
    };
  }
  const scalar = isScalar(resolved) ? toScalar(resolved.value) : null;
  return { span, scalar, items: undefined, section: undefined, text: scalar === null ? "null" : String(scalar) };
}

function toScalar(value: unknown): YamlValue["scalar"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}

/** The place of a node. A node without a place of its own counts as at the top of the file. */
function spanOf(node: unknown, { file, lines }: YamlContext): SourceSpan {
  const [start, end] = hasRange(node) ? node.range : [0, 0];
  return spanBetween(file, lines, start, end);
}

/** The span between two offsets in the text, the end excluded. */
export function spanBetween(file: string, lines: LineCounter, start: number, end: number): SourceSpan {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start, end));
  return {
    file,
    line: Math.max(1, from.line),
    column: Math.max(1, from.col),
    endLine: Math.max(1, to.line),
    endColumn: Math.max(1, to.col),
  };
}

function hasRange(node: unknown): node is Node & { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}
