import type { Document } from "@autonats/codegen";
import { docComment } from "../syntax/comments.js";
import { block, signature } from "../syntax/layout.js";
import { interfaceMethodName } from "../syntax/literals.js";
import { returnType } from "./method-types.js";
import { serverParameters } from "./parameters.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the interface that the user's implementation satisfies. */
export function printServer({ service, names, namer }: ServiceContext): Document {
  const methods = [...names.methods].map(
    ([method, own]): Document => [
      interfaceMethodName(own.method),
      signature(serverParameters(method, own, namer), returnType(method, namer)),
      ";",
    ],
  );
  const doc = `Implements the ${service.name} service: ${service.source.name}, with the call as an extra last argument.`;
  return [docComment(doc), `export interface ${names.server} `, block(methods)];
}
