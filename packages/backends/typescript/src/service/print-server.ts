import type { Document } from "@autonats/codegen";
import { docComment } from "../text/comment.js";
import { block } from "../text/layout.js";
import { interfaceMethodName } from "../text/literals.js";
import { commas, ts } from "../text/ts-code.js";
import { serverReturnType } from "./method-types.js";
import { serverParameters } from "./parameters.js";
import type { ServiceContext } from "./service-context.js";

/** Prints the interface that the user's implementation satisfies. */
export function printServer({ service, names, namer }: ServiceContext): Document {
  const methods = [...names.methods].map(([method, own]) => {
    const parameters = commas(serverParameters(method, own, namer));
    const name = [interfaceMethodName(own.method), method.optional === true ? "?" : ""];
    return ts`${name}(${parameters}): ${serverReturnType(method, namer)};`;
  });
  const doc = `Implements the ${service.name} service: ${service.source.name}, with the call as an extra last argument.`;
  return ts`${docComment(doc)}export interface ${names.server} ${block(methods)}`;
}
