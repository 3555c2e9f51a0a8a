import type { Target, TargetSetting } from "@autonats/codegen";
import type { Languages } from "../languages/languages.js";
import { gatewaySchema } from "./gateway-section.js";
import { type NamingLanguage, namingLanguages, wireTypes } from "./read-types.js";

/** The JSON Schema of the configuration: that of the project, with a section for each target as the target describes it. */
export function configSchema({ sources, targets }: Languages): object {
  const names = targets.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  const name = `(${names.join("|")})`;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "https://unpkg.com/autonats/schema/autonats.schema.json",
    title: "Configuration of Autonats",
    description: "autonats.yaml, autonats.yml or autonats.json in the root of a project. A simple project needs none.",
    type: "object",
    additionalProperties: false,
    required: ["version"],
    properties: {
      $schema: { type: "string", description: "Where editors find this schema." },
      version: { const: 1, description: "The version of this format." },
      include: {
        $ref: "#/definitions/patterns",
        description: "Paths or patterns of the sources, from the project's root. Default: every source of the project.",
      },
      exclude: {
        $ref: "#/definitions/patterns",
        description: "Paths or patterns of files and directories that are not sources, from the project's root.",
      },
      timeout: {
        description:
          "Deadline of calls, for methods without @nats:timeout: 2s, 500ms, 1m, or a number of seconds. Default: 5s.",
        anyOf: [
          { type: "string", pattern: "^[0-9]+(\\.[0-9]+)?(ms|s|m)?$" },
          { type: "number", exclusiveMinimum: 0, maximum: 86400 },
        ],
      },
      concurrency: {
        description: "Calls that one process runs at once, per method without @nats:concurrency. Default: 5.",
        anyOf: [
          { type: "integer", minimum: 1, maximum: 65535 },
          { type: "string", pattern: "^[0-9]+$" },
        ],
      },
      skipUnsupported: {
        description:
          "Whether methods that cannot be served are left out, with a warning each, instead of their service. Default: false.",
        type: "boolean",
      },
      types: {
        description:
          "What types of packages are on the wire, by the package and the type, such as luxon#DateTime or example.com/shop/money.Amount.",
        type: "object",
        additionalProperties: false,
        patternProperties: typePatterns(namingLanguages(targets)),
      },
      tracing: {
        description: "Whether generated clients and handlers trace their calls with OpenTelemetry. Default: false.",
        type: "boolean",
      },
      languages: {
        description:
          "What is generated. Default: the language of the sources, and those with an `out` in a section of their own.",
        anyOf: [
          { type: "array", minItems: 1, items: { enum: names } },
          { type: "string", pattern: `^\\s*${name}\\s*(,\\s*${name}\\s*)*$` },
        ],
      },
      gateway: gatewaySchema(),
      ...Object.fromEntries(targets.map((target) => [target.id, sectionSchema(target)])),
    },
    definitions: {
      path: { type: "string", pattern: "\\S" },
      name: { type: "string", pattern: "^[A-Za-z_$][A-Za-z0-9_$]*$" },
      patterns: {
        anyOf: [
          { type: "string", minLength: 1 },
          { type: "array", items: { type: "string", minLength: 1 } },
        ],
      },
      out: {
        description:
          "Where generated files go, from the project's root: one directory for all sources, or one for each of their languages.",
        anyOf: [
          { $ref: "#/definitions/path" },
          {
            type: "object",
            additionalProperties: false,
            properties: Object.fromEntries(sources.map(({ id }) => [id, { $ref: "#/definitions/path" }])),
          },
        ],
      },
    },
  };
}

/** What is said of types, by the pattern of their names. */
function typePatterns(languages: readonly NamingLanguage[]): object {
  return Object.fromEntries(
    languages.map(({ id, typeName }) => {
      const others = languages.filter((language) => language.id !== id);
      const properties = {
        wire: { enum: wireTypes },
        to: {
          $ref: "#/definitions/name",
          description: "The method that returns its data. Default: what its language has for that, such as toJSON.",
        },
        from: {
          $ref: "#/definitions/name",
          description:
            "What makes a value of its data: a static method, new for the constructor, or in Go a function of its package.",
        },
        ...Object.fromEntries(
          others.map((other) => [
            other.id,
            { type: "string", pattern: other.typeName.used, description: "The type that it is there." },
          ]),
        ),
      };
      return [typeName.declared, { type: "object", additionalProperties: false, required: ["wire"], properties }];
    }),
  );
}

function sectionSchema({ title, beside, defaultOut, settings }: Target): object {
  const place = defaultOut === undefined ? "none" : `\`${defaultOut}\``;
  return {
    description: `How ${title} is generated.`,
    type: ["object", "null"],
    additionalProperties: false,
    properties: {
      out: {
        $ref: "#/definitions/out",
        description: `Default: ${beside === undefined ? place : "beside sources of the same language"}.`,
      },
      ...Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, settingSchema(setting)])),
    },
  };
}

function settingSchema({ schema: { description, ...rest } }: TargetSetting): object {
  return { description, type: "string", ...rest };
}
