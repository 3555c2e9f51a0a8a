import { headerLines } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { Role, Rules } from "./rules.js";

/**
 * Returns the inside of a `permissions` block of a nats-server configuration. It is a file of its own, since a server refuses
 * variables that nobody uses.
 */
export function printConfiguration(service: Service, role: Role, { subscribe, publish }: Rules, path: string): string {
  const does = role === "handler" ? "serves" : "calls";
  return [
    ...headerLines("#", path, [service.source.file]),
    "",
    `# What a program may do that ${does} the ${service.name} service.`,
    "",
    ...block("subscribe", subscribe),
    ...block("publish", publish),
    "",
  ].join("\n");
}

function block(name: string, subjects: readonly string[]): readonly string[] {
  return [`${name}: {`, "  allow: [", ...subjects.map((subject) => `    ${JSON.stringify(subject)}`), "  ]", "}"];
}
