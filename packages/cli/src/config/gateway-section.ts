import type { Parsed } from "@autonats/model";
import type { YamlSection, YamlValue } from "./yaml-reader.js";

/** How the gateway serves, as the configuration and the command line say it. Whatever is absent keeps its default. */
export interface GatewaySection {
  /** The names of the services that are served. Default: all of the project's. */
  readonly services?: readonly string[];
  /** The addresses of NATS servers. */
  readonly server?: readonly string[];
  /** First tokens of every subject. */
  readonly prefix?: string;
  readonly host?: string;
  readonly port?: number;
  readonly basePath?: string;
  readonly maxBodyBytes?: number;
  readonly maxCalls?: number;
  /** The origins of pages that may call; `*` alone stands for all. */
  readonly origins?: readonly string[];
  readonly requestHeaders?: readonly string[];
  readonly replyHeaders?: readonly string[];
}

type Key = keyof GatewaySection;

/** One setting of the gateway. A list may be written as text, with commas. */
interface GatewaySetting<T> {
  readonly description: string;
  readonly example: string;
  readonly schema: object;
  readonly parse: (text: string) => Parsed<T>;
}

const texts = {
  anyOf: [
    { type: "string", minLength: 1 },
    { type: "array", minItems: 1, items: { type: "string", minLength: 1 } },
  ],
};
const amount = { type: "integer", minimum: 1 };

/** All settings of the gateway, by their keys. */
export const gatewaySettings: { readonly [K in Key]-?: GatewaySetting<NonNullable<GatewaySection[K]>> } = {
  services: {
    description: "The services that are served. Default: all of the project.",
    example: "[User, Order]",
    schema: texts,
    parse: parseTexts(/^[A-Za-z_][A-Za-z0-9_]*$/u, "it must be names of services, such as User"),
  },
  server: {
    description: "Addresses of NATS servers. Default: nats://127.0.0.1:4222.",
    example: "nats://127.0.0.1:4222",
    schema: texts,
    parse: parseServers,
  },
  prefix: {
    description: "First tokens of every subject. Default: autonats.",
    example: "autonats",
    schema: { type: "string", pattern: "^[A-Za-z0-9_$-]+(\\.[A-Za-z0-9_$-]+)*$" },
    parse: parseText(/^[A-Za-z0-9_$-]+(\.[A-Za-z0-9_$-]+)*$/u, "it must be tokens of a subject, such as autonats"),
  },
  host: {
    description: "The address that HTTP is served at. Default: 127.0.0.1; in a container it is 0.0.0.0.",
    example: "0.0.0.0",
    schema: { type: "string", pattern: "^[A-Za-z0-9.:_-]+$" },
    parse: parseText(/^[A-Za-z0-9.:_-]+$/u, "it must be a host or an address"),
  },
  port: {
    description: "The port that HTTP is served at. Default: 8080.",
    example: "8080",
    schema: { type: "integer", minimum: 0, maximum: 65535 },
    parse: parseNumber(0, 65_535),
  },
  basePath: {
    description: "What all paths begin with. Default: nothing.",
    example: "/api",
    schema: { type: "string", pattern: "^(/[A-Za-z0-9._~-]+)*$" },
    parse: parseText(/^(\/[A-Za-z0-9._~-]+)*$/u, "it must begin with a slash, and not end with one"),
  },
  maxBodyBytes: {
    description: "The most bytes of a request's body. Default: 1048576.",
    example: "1048576",
    schema: amount,
    parse: parseNumber(1, Number.MAX_SAFE_INTEGER),
  },
  maxCalls: {
    description: "The most calls in flight. Default: 10000.",
    example: "1000",
    schema: amount,
    parse: parseNumber(1, Number.MAX_SAFE_INTEGER),
  },
  origins: {
    description: "The origins of pages that may call, or * for all. Default: none.",
    example: "https://app.example.com",
    schema: texts,
    parse: parseTexts(
      /^(\*|[a-z][a-z0-9+.-]*:\/\/[^/\s]+)$/u,
      "it must be origins, such as https://app.example.com, or *",
    ),
  },
  requestHeaders: {
    description: "Headers of requests that go along as metadata. Default: those of W3C trace contexts.",
    example: "[traceparent, authorization]",
    schema: texts,
    parse: parseTexts(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/u, "it must be names of headers"),
  },
  replyHeaders: {
    description: "Metadata of replies that become headers of answers. Default: none.",
    example: "[x-total]",
    schema: texts,
    parse: parseTexts(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/u, "it must be names of headers"),
  },
};

/** Returns the JSON Schema of the section. */
export function gatewaySchema(): object {
  const properties = Object.entries(gatewaySettings).map(([key, { description, schema }]) => [
    key,
    { description, ...schema },
  ]);
  return {
    description: "How `autonats gateway` serves methods as JSON over HTTP.",
    type: ["object", "null"],
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}

/** Reads the section. */
export function readGatewaySection(section: YamlSection): GatewaySection {
  const values = Object.entries(gatewaySettings).flatMap(([key, { example, parse }]) => {
    const value: unknown = section.read<unknown>(key, `${key}: ${example}`, (yaml) => {
      const text = textOf(yaml);
      return text === undefined ? { problem: "it must be a text, a number or a list of texts" } : parse(text);
    });
    return value === undefined ? [] : [[key, value] as const];
  });
  section.finish();
  return Object.fromEntries(values);
}

function textOf({ items, scalar }: YamlValue): string | undefined {
  if (items === undefined) return typeof scalar === "string" || typeof scalar === "number" ? String(scalar) : undefined;
  return items.every((item) => typeof item.scalar === "string") ? items.map(({ text }) => text).join(",") : undefined;
}

function parseText(pattern: RegExp, problem: string): (text: string) => Parsed<string> {
  return (text) => (pattern.test(text) ? { value: text } : { problem });
}

function parseTexts(pattern: RegExp, problem: string): (text: string) => Parsed<readonly string[]> {
  return (text) => {
    const values = text.split(",").map((each) => each.trim());
    return values.every((each) => pattern.test(each)) ? { value: values } : { problem };
  };
}

/** Parses addresses of NATS servers, with commas between them. */
export function parseServers(text: string): Parsed<readonly string[]> {
  return parseTexts(
    /^((nats|tls|ws|wss):\/\/)?[^\s,/]+$/u,
    "it must be addresses of NATS servers, such as nats://127.0.0.1:4222",
  )(text);
}

function parseNumber(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = Number(text);
    if (/^[0-9]+$/u.test(text) && value >= least && value <= most) return { value };
    return {
      problem:
        most > 65_535 ? `it must be an integer from ${least} up` : `it must be an integer from ${least} to ${most}`,
    };
  };
}
