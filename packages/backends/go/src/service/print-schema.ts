import { type Document, hardLine, join, printSchemaText, serviceSchema } from "@autonats/codegen";
import type { Model, Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";

/** The shapes of what a service sends and receives, as a constant, which costs nothing before somebody reads it. */
export function printSchema(model: Model, service: Service, { schema }: ServiceNames): Document {
  const text = printSchemaText(serviceSchema(service, model)).split("\n");
  return [
    `// ${schema} holds the shapes of what the ${service.name} service sends and receives, as JSON.`,
    hardLine,
    `const ${schema} = \``,
    join(hardLine, text),
    "`",
  ];
}
