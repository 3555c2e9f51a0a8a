import type { Target, TargetTypeName } from "@autonats/codegen/target";
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

/** A language whose types the configuration can name. */
export interface NamingLanguage {
  readonly id: string;
  readonly typeName: TargetTypeName;
}

/** Returns the targets that have names for types. */
export function namingLanguages(targets: readonly Target[]): readonly NamingLanguage[] {
  return targets.flatMap(({ id, typeName }) => (typeName === undefined ? [] : [{ id, typeName }]));
}

/** Reads what types of packages are on the wire, and what they are in other languages. */
export function readTypes(
  section: YamlSection | undefined,
  languages: readonly NamingLanguage[],
): Readonly<Record<string, TypeForm>> | undefined {
  if (section === undefined) return undefined;
  const types: Record<string, TypeForm> = {};
  for (const name of section.keys()) {
    const own = section.read(name, `${name}: ${example}`, (value) => readSection(name, value, languages));
    if (own === undefined) continue;
    const wire = own.read("wire", "wire: string", readWire);
    const to = own.read("to", "to: toISO", readMethod);
    const from = own.read("from", "from: fromISO", readMethod);
    const as = languages
      .filter(({ typeName }) => !isNamed(name, typeName))
      .flatMap(({ id, typeName }) => {
        const other = own.read(id, `${id}: ${typeName.example}`, (value) => readOther(value, typeName));
        return other === undefined ? [] : [[id, other] as const];
      });
    own.finish();
    if (wire !== undefined) {
      types[name] = {
        wire,
        ...(to === undefined ? {} : { to }),
        ...(from === undefined ? {} : { from }),
        ...(as.length === 0 ? {} : { as: Object.fromEntries(as) }),
      };
    } else if (!own.has("wire"))
      own.report(createDiagnostic("AN4005", own.span, { key: own.path("wire"), example: "wire: string" }));
  }
  return types;
}

const example = "{ wire: string, to: toString, from: parse }";

function readSection(name: string, { section }: YamlValue, languages: readonly NamingLanguage[]): Parsed<YamlSection> {
  if (!languages.some(({ typeName }) => isNamed(name, typeName))) {
    const examples = languages.map(({ typeName }) => `\`${typeName.example}\``).join(" or ");
    return { problem: `its name must be a package and a type of it, such as ${examples}` };
  }
  return section === undefined ? { problem: "it must be a section with settings of its own" } : { value: section };
}

function isNamed(name: string, { declared }: TargetTypeName): boolean {
  return new RegExp(declared, "u").test(name);
}

function readOther({ scalar }: YamlValue, { used, example: other }: TargetTypeName): Parsed<string> {
  return typeof scalar === "string" && new RegExp(used, "u").test(scalar)
    ? { value: scalar }
    : { problem: `it must name a type, such as \`${other}\`` };
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
