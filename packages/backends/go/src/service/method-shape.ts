import type { Document } from "@autonats/codegen";
import type { Method, Service } from "@autonats/model";
import { toParameterNames } from "../names/go-name.js";
import { goKeywords, predeclaredNames } from "../names/reserved.js";
import type { MethodNames } from "../names/service-names.js";
import { type PrintContext, settled } from "../plan/print-context.js";
import { commas, go } from "../text/go-code.js";
import { codegen, context as contextPackage, packageNames } from "../text/packages.js";
import type { GoField, GoType } from "../types/go-type.js";
import { fieldTypeText, typeText } from "../types/type-text.js";

/** A method as all the printers of a service see it. */
export interface MethodShape {
  readonly method: Method;
  readonly names: MethodNames;
  /** Every key of the request record. */
  readonly fields: readonly GoField[];
  /** Those of them that the method takes as parameters. */
  readonly parameters: readonly { readonly name: string; readonly field: GoField }[];
  readonly result?: GoType;
  /** The type of the request record. */
  readonly request: Document;
  /** The type of what the runtime calls the result. */
  readonly response: Document;
}

/** The methods of a service, in order. */
export function methodShapes(service: Service, context: PrintContext): readonly MethodShape[] {
  const names = context.namesOf(service);
  const requests = new Set([...names.methods.values()].map((each) => each.request));
  const taken = new Set([...goKeywords, ...predeclaredNames, ...packageNames, ...requests, "ctx", "c"]);
  return service.methods.map((method) => {
    const own = settled(names.methods, method);
    const fields = context.mapping.fields(method.parameters);
    const visible = fields.filter((field) => field.presence !== "literal");
    const parameterNames = toParameterNames(
      visible.map((field) => field.key),
      taken,
    );
    const result = method.result === undefined ? undefined : context.mapping.result(method.result);
    return {
      method,
      names: own,
      fields,
      parameters: visible.map((field, index) => ({ name: parameterNames[index] ?? field.key, field })),
      ...(result === undefined ? {} : { result }),
      request: fields.length === 0 ? nothing : own.request,
      response: result === undefined ? nothing : typeText(result, context),
    };
  });
}

/** The type that the runtime uses for a request without parameters, and for no result. */
export const nothing: Document = [codegen, ".Nothing"];

/** Name, parameters and results of a method: `GetById(ctx context.Context, id string) (*User, error)`. */
export function signature(shape: MethodShape, context: PrintContext): Document {
  const parameters = shape.parameters.map(({ name, field }): Document => [name, " ", fieldTypeText(field, context)]);
  const all = [go`ctx ${contextPackage}.Context`, ...parameters];
  return go`${shape.names.method}(${commas(all)})${resultText(shape)}`;
}

function resultText({ method, result, response }: MethodShape): Document {
  if (method.kind === "oneWay") return "";
  return result === undefined ? " error" : [" (", response, ", error)"];
}
