import type { Document } from "@autonats/codegen";
import type { Method, Service, TypeExpr } from "@autonats/model";
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
  readonly parameters: readonly MethodParameter[];
  /** What travels back. */
  readonly result?: GoType;
  /** What the method returns of it, besides an error: nothing, all, or each element of it. */
  readonly values: readonly GoType[];
  /** Parameters that come back changed, the first elements of the result. */
  readonly inOut: readonly { readonly parameter: MethodParameter; readonly id: string }[];
  /** Any number of arguments that cannot be sent, and so must be none. */
  readonly unsent?: { readonly key: string; readonly name: string; readonly type: Document };
  readonly hasContext: boolean;
  readonly hasError: boolean;
  /** The type of the request record. */
  readonly request: Document;
  /** The type of what the runtime calls the result. */
  readonly response: Document;
}

/** One parameter of a method, and the field of the request record that it travels in. */
export interface MethodParameter {
  readonly name: string;
  readonly field: GoField;
  /** Whether it takes any number of arguments. */
  readonly variadic: boolean;
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
    const hasSeveral = isResults(method.result) || method.inOut !== undefined;
    const parameterNames = toParameterNames(
      visible.map((field) => field.key),
      hasSeveral ? [...taken, "result", "err"] : taken,
    );
    const result = method.result === undefined ? undefined : context.mapping.result(method.result);
    const variadic = method.parameters.find(({ type }) => type.kind === "list" && type.spelling === "...")?.name;
    const unsent = unsentOf(method, parameterNames, taken, service, context);
    const parameters = visible.map((field, index): MethodParameter => {
      return { name: parameterNames[index] ?? field.key, field, variadic: field.key === variadic };
    });
    const inOut = (method.inOut ?? []).flatMap((name) => {
      const parameter = parameters.find(({ field }) => field.key === name);
      const type = method.parameters.find((each) => each.name === name)?.type;
      return parameter === undefined || type?.kind !== "ref" ? [] : [{ parameter, id: type.id }];
    });
    const whole =
      result === undefined ? [] : result.kind === "tuple" && isResults(method.result) ? result.elements : [result];
    return {
      method,
      names: own,
      fields,
      parameters,
      ...(result === undefined ? {} : { result }),
      values: whole.slice(inOut.length),
      inOut,
      ...(unsent === undefined ? {} : { unsent }),
      hasContext: method.without?.includes("context") !== true,
      hasError: method.without?.includes("error") !== true,
      request: fields.length === 0 && unsent === undefined ? nothing : own.request,
      response: result === undefined ? nothing : typeText(result, context),
    };
  });
}

/** The parameter that calls go without, which the user's interface has all the same: only the last one can be any number of arguments. */
function unsentOf(
  { unsent = [] }: Method,
  parameterNames: readonly string[],
  taken: ReadonlySet<string>,
  service: Service,
  context: PrintContext,
): MethodShape["unsent"] {
  const [own] = unsent;
  if (own?.type === undefined || context.declaresTypes) return undefined;
  const [name = own.name] = toParameterNames([own.name], [...taken, ...parameterNames]);
  return { key: own.name, name, type: context.sourceText(own.type, service) };
}

/** The type that the runtime uses for a request without parameters, and for no result. */
export const nothing: Document = [codegen, ".Nothing"];

/** Name, parameters and results of a method: `GetById(ctx context.Context, id string) (*User, error)`. */
export function signature(shape: MethodShape, context: PrintContext): Document {
  return signatureAs(shape.names.method, shape, shape.hasError, context);
}

/** The same under another name, with or without an error. */
export function signatureAs(name: string, shape: MethodShape, hasError: boolean, context: PrintContext): Document {
  const parameters = shape.parameters.map(({ name: own, field, variadic }): Document => {
    return [own, " ", variadic ? variadicText(field, context) : fieldTypeText(field, context)];
  });
  if (shape.unsent !== undefined) parameters.push([shape.unsent.name, " ...", shape.unsent.type]);
  const all = shape.hasContext ? [go`ctx ${contextPackage}.Context`, ...parameters] : parameters;
  return go`${name}(${commas(all)})${resultText(shape, hasError, context)}`;
}

function variadicText({ type }: GoField, context: PrintContext): Document {
  return ["...", type.kind === "list" ? typeText(type.element, context) : ""];
}

function resultText({ method, values }: MethodShape, hasError: boolean, context: PrintContext): Document {
  if (method.kind === "oneWay") return "";
  const texts = [...values.map((value) => typeText(value, context)), ...(hasError ? ["error"] : [])];
  const [first, second] = texts;
  if (first === undefined) return "";
  return second === undefined ? [" ", first] : [" (", commas(texts), ")"];
}

/** Reports whether a result is a tuple only because a method has several. */
function isResults(type: TypeExpr | undefined): boolean {
  return type?.kind === "tuple" && type.spelling === "Results";
}
