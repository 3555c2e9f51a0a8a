import type { Document } from "@autonats/codegen";
import { docComment } from "../syntax/comments.js";
import { block, signature } from "../syntax/layout.js";
import { interfaceMethodName } from "../syntax/literals.js";
import { returnType } from "./method-types.js";
import { serverParameters } from "./parameters.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the interface of what a handler runs. */
export function printServer({ service, names, namer }: ServiceContext): Document {
  const methods = [...names.methods].map(
    ([method, own]): Document => [
      interfaceMethodName(own.method),
      signature(serverParameters(method, own, namer), returnType(method, namer)),
      ";",
    ],
  );
  const doc =
    `What the ${service.name} handler runs: ${service.source.name}, with the call at hand as one more argument for ` +
    "those who want it.";
  return [docComment(doc), `export interface ${names.server} `, block(methods)];
}
