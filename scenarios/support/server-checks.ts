import { existsSync, readFileSync } from "node:fs";
import type { Model, Service } from "@autonats/model";

/**
 * The text of a file that compiles only if every implementation of an interface is what its handler runs. Undefined when
 * a scenario has no output, or its interfaces are in another language.
 */
export function serverChecks(model: Model, output: string): string | undefined {
  const services = model.services.filter(({ source }) => source.file.endsWith(".ts"));
  const checks = services.map((service, index) => printCheck(service, index, serversOf(service, output), services));
  return checks.length === 0 ? undefined : `${checks.join("\n")}\n`;
}

function printCheck(
  { source }: Service,
  index: number,
  servers: readonly string[],
  services: readonly Service[],
): string {
  const place = services
    .filter((other) => other.source.file === source.file)
    .findIndex((other) => other.source === source);
  const module = source.file.replace(/\.ts$/u, "");
  return [
    `import type { ${source.exportName ?? source.name} as Service${index} } from "./${module}.js";`,
    `import type { ${servers[place] ?? "Missing"} as Server${index} } from "./${module}.gen.js";`,
    `export const check${index} = (service: Service${index}): Server${index} => service;`,
  ].join("\n");
}

/** The names of the server interfaces in the file of a service, in order. */
function serversOf({ source }: Service, output: string): readonly string[] {
  const path = `${output}/${source.file.replace(/\.ts$/u, ".gen.ts")}`;
  if (!existsSync(path)) return [];
  return [...readFileSync(path, "utf8").matchAll(/^export interface (\w+Server\d*) /gmu)].map(([, name = ""]) => name);
}
