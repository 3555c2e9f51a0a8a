import { readFileSync } from "node:fs";
import type { Target } from "@autonats/codegen";
import { compareDiagnostics, createDiagnostic, type Diagnostic, type Parsed, parseConcurrency } from "@autonats/model";
import { type Document, LineCounter, parseDocument } from "yaml";
import { systemReason } from "../environment-error.js";
import type { Languages } from "../languages/languages.js";
import type { Config, ConfigPattern, OutDirectories, TargetSection } from "./config.js";
import { readGatewaySection } from "./gateway-section.js";
import { namingLanguages, readTypes } from "./read-types.js";
import { parsePath, parseTimeoutSetting, targetList } from "./values.js";
import { spanBetween, toValue, type YamlSection, type YamlValue } from "./yaml-reader.js";

/** A configuration, as far as it can be read, and what is wrong with it. */
export interface ConfigResult {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a configuration: YAML 1.2, or JSON, which is YAML. `file` is its path in messages. */
export function readConfig(path: string, file: string, languages: Languages): ConfigResult {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return refuse(createDiagnostic("AN4003", undefined, { problem: `${file}: ${systemReason(error)}` }));
  }
  return parseConfig(text, file, languages);
}

/** Parses the text of a configuration. */
export function parseConfig(text: string, file: string, languages: Languages): ConfigResult {
  const lines = new LineCounter();
  const top = spanBetween(file, lines, 0, 0);
  const document = parseYaml(text, lines);
  if (document === undefined) return refuse(createDiagnostic("AN4003", top, { problem: "it is nested too deeply" }));
  const diagnostics: Diagnostic[] = [...document.errors, ...document.warnings].map(({ message, pos }) => {
    const problem = `${message.charAt(0).toLowerCase()}${message.slice(1).trim().replace(/[.:]$/u, "")}`;
    return createDiagnostic("AN4003", spanBetween(file, lines, pos[0], pos[1]), { problem });
  });
  if (diagnostics.length > 0) return refuse(...diagnostics);
  const context = { file, document, lines, report: (each: Diagnostic) => diagnostics.push(each) };
  const { section, scalar } = toValue(document.contents, "", context, top);
  if (section === undefined && scalar !== null) {
    return refuse(createDiagnostic("AN4003", top, { problem: "it is not a map of settings" }));
  }
  const config = section === undefined ? {} : readRoot(section, languages);
  if (section?.has("version") !== true) {
    const example = file.endsWith(".json") ? '"version": 1' : "version: 1";
    diagnostics.push(createDiagnostic("AN4005", top, { key: "version", example }));
  }
  return { config: { ...config, file }, diagnostics: diagnostics.sort(compareDiagnostics) };
}

function refuse(...diagnostics: readonly Diagnostic[]): ConfigResult {
  return { config: {}, diagnostics };
}

/** Undefined when the text is nested so deeply that the parser runs out of stack. */
function parseYaml(text: string, lines: LineCounter): Document | undefined {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2", stringKeys: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readRoot(root: YamlSection, known: Languages): Config {
  root.read("$schema", "$schema: node_modules/autonats/schema/autonats.schema.json", readText);
  root.read("version", "version: 1", (value) =>
    value.scalar === 1 ? { value: 1 } : { problem: "the only version there is is 1" },
  );
  const include = root.read("include", 'include: ["src/**/*.ts"]', readPatterns);
  const exclude = root.read("exclude", 'exclude: ["src/legacy/**"]', readPatterns);
  const timeoutMs = root.read("timeout", "timeout: 2s", (value) => readTextOrNumber(value, parseTimeoutSetting));
  const concurrency = root.read("concurrency", "concurrency: 10", (value) => readTextOrNumber(value, parseConcurrency));
  const skipUnsupported = root.read("skipUnsupported", "skipUnsupported: true", readSwitch);
  const tracing = root.read("tracing", "tracing: true", readSwitch);
  const types = readTypes(root.section("types"), namingLanguages(known.targets));
  const example = `languages: [${known.targets.map(({ id }) => id).join(", ")}]`;
  const languages = root.read("languages", example, (value) => readLanguages(value, known));
  const gateway = root.section("gateway");
  const sections = known.targets.flatMap((target) => {
    const section = root.section(target.id);
    return section === undefined ? [] : [[target.id, readTarget(section, target, known)] as const];
  });
  root.finish();
  return withoutUndefined({
    include,
    exclude: exclude?.map((pattern) => pattern.value),
    timeoutMs,
    concurrency,
    skipUnsupported,
    tracing,
    types,
    languages,
    gateway: gateway && readGatewaySection(gateway),
    sections: Object.fromEntries(sections),
  });
}

function readTarget(section: YamlSection, { exampleOut, settings }: Target, known: Languages): TargetSection {
  const out = readOut(section, exampleOut, known);
  const values = Object.entries(settings).map(([key, { example, parse }]) => [
    key,
    section.read(key, `${key}: ${example}`, (value) => readWith(value, parse)),
  ]);
  section.finish();
  return { ...(out === undefined ? {} : { out }), settings: withoutUndefined(Object.fromEntries(values)) };
}

/** One directory for all sources, or one for each of their languages. */
function readOut(section: YamlSection, example: string, { sources }: Languages): OutDirectories | undefined {
  return section.read("out", `out: ${example}`, (value) => {
    if (value.section === undefined) {
      const path = readWith(value, parsePath);
      return "value" in path ? { value: Object.fromEntries(sources.map(({ id }) => [id, path.value])) } : path;
    }
    const map = value.section;
    const entries = sources.map(({ id }) => [
      id,
      map.read(id, `${id}: ${example}`, (each) => readWith(each, parsePath)),
    ]);
    map.finish();
    return { value: withoutUndefined(Object.fromEntries(entries)) };
  });
}

function readPatterns({ items, span, scalar }: YamlValue): Parsed<readonly ConfigPattern[]> {
  if (typeof scalar === "string") return { value: [{ value: scalar, span }] };
  if (items === undefined) return { problem: "it must be a list of patterns" };
  const patterns = items.flatMap((item) =>
    typeof item.scalar === "string" && item.scalar !== "" ? [{ value: item.scalar, span: item.span }] : [],
  );
  return patterns.length === items.length ? { value: patterns } : { problem: "each pattern is a text" };
}

function readLanguages({ items, scalar }: YamlValue, { targets }: Languages): Parsed<readonly string[]> {
  const parse = targetList(targets);
  if (typeof scalar === "string") return parse(scalar);
  if (items === undefined || items.length === 0) return { problem: "it must be a list of languages" };
  return parse(items.map((item) => item.text).join(","));
}

function readText(value: YamlValue): Parsed<string> {
  return typeof value.scalar === "string" ? { value: value.scalar } : { problem: "it must be a string" };
}

function readWith<T>(value: YamlValue, parse: (text: string) => Parsed<T>): Parsed<T> {
  const text = readText(value);
  return "value" in text ? parse(text.value) : text;
}

function readTextOrNumber<T>({ scalar }: YamlValue, parse: (text: string) => Parsed<T>): Parsed<T> {
  return typeof scalar === "string" || typeof scalar === "number"
    ? parse(String(scalar))
    : { problem: "it must be a string or a number" };
}

function readSwitch({ scalar }: YamlValue): Parsed<boolean> {
  return typeof scalar === "boolean" ? { value: scalar } : { problem: "it must be true or false" };
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(values: T): Defined<T> {
  const result: Defined<T> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) Object.assign(result, { [key]: value });
  }
  return result;
}
