import { type Document, serviceSchema } from "@autonats/codegen";
import type { PlannedService, UnitPlan } from "../plan/unit-plan.js";
import { docComment } from "../text/comment.js";
import { printData } from "../text/data.js";
import { block } from "../text/layout.js";
import { runtimeType } from "../text/packages.js";

/** Prints the function that returns a service's shapes as data, which nobody pays for who does not ask. */
export function printSchema({ service, names }: PlannedService, { model }: UnitPlan): Document {
  const schema = serviceSchema(service, model);
  const spread = new Set<object>([schema, schema.types, ...schema.methods]);
  return [
    docComment(`Returns the shapes of what the ${service.name} service sends and receives, as data.`),
    `export function ${names.schema}(): `,
    runtimeType("ServiceSchema"),
    " ",
    block([["return ", printData(schema, spread), ";"]]),
  ];
}
