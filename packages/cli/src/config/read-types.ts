import { createDiagnostic, type Parsed, type ScalarName, type TypeForm } from "@autonats/model";
import type { YamlSection, YamlValue } from "./yaml-reader.js";

/** What a type of a package may be on the wire. */
export const wireTypes: readonly ScalarName[] = [
  "string",
  "uuid",
  "decimal",
  "timestamp",
  "bytes",
  "bool",
  "int",
  "int64",
  "float64",
  "json",
];

/** Reads what types of packages are on the wire. */
export function readTypes(section: YamlSection | undefined): Readonly<Record<string, TypeForm>> | undefined {
  if (section === undefined) return undefined;
  const types: Record<string, TypeForm> = {};
  for (const name of section.keys()) {
    const own = section.read(name, `${name}: ${example}`, (value) => readSection(name, value));
    if (own === undefined) continue;
    const wire = own.read("wire", "wire: string", readWire);
    const to = own.read("to", "to: toISO", readMethod) ?? "toJSON";
    const from = own.read("from", "from: fromISO", readMethod) ?? "fromJSON";
    own.finish();
    if (wire !== undefined) types[name] = { wire, to, from };
    else if (!own.has("wire"))
      own.report(createDiagnostic("AN4005", own.span, { key: own.path("wire"), example: "wire: string" }));
  }
  return types;
}

const example = "{ wire: string, to: toString, from: parse }";

function readSection(name: string, { section }: YamlValue): Parsed<YamlSection> {
  if (!/^(?:@[^/#]+\/)?[^/#]+#[A-Za-z_$][\w$.]*$/u.test(name)) {
    return { problem: "its name must be a package and a class of it, such as `luxon#DateTime`" };
  }
  return section === undefined ? { problem: "it must be a section with settings of its own" } : { value: section };
}

function readWire({ scalar }: YamlValue): Parsed<ScalarName> {
  const wire = wireTypes.find((name) => name === scalar);
  return wire === undefined ? { problem: `it must be one of ${wireTypes.join(", ")}` } : { value: wire };
}

function readMethod({ scalar }: YamlValue): Parsed<string> {
  return typeof scalar === "string" && /^[A-Za-z_$][\w$]*$/u.test(scalar)
    ? { value: scalar }
    : { problem: "it must be the name of a method" };
}
