import type { Document } from "@autonats/codegen";
import type { Method, Parameter } from "@autonats/model";
import { type MethodNames, unsentOf } from "../names/service-names.js";
import { isTypescript } from "../plan/paths.js";
import { runtimeType } from "../text/packages.js";
import { printType } from "../text/type-syntax.js";
import { expressType, orUndefined } from "../types/express-type.js";
import type { TypeNamer } from "../types/type-namer.js";

/** The parameter that takes any number of arguments, in TypeScript too; other languages' are lists here. Nothing can come after it. */
export function restOf({ parameters }: Method): Parameter | undefined {
  return parameters.find(
    ({ type, source }) => type.kind === "list" && type.spelling === "..." && isTypescript(source.file),
  );
}

/** The parameters of a client's method: those of the interface, and what the caller may say about the call. */
export function clientParameters(method: Method, names: MethodNames, namer: TypeNamer): readonly Document[] {
  const own = interfaceParameters(method, names, namer);
  return restOf(method) === undefined ? [...own, [`${names.call}?: `, runtimeType("CallOptions")]] : own;
}

/** The parameters that the interface itself has. */
export function interfaceParameters(method: Method, names: MethodNames, namer: TypeNamer): readonly Document[] {
  const lastRequired = method.parameters.findLastIndex((parameter) => !parameter.optional);
  const rest = restOf(method);
  const own = method.parameters.map((parameter, index): Document => {
    const type = expressType(parameter.type, namer);
    const name = names.parameters[index] ?? parameter.name;
    if (parameter === rest) return ["...", name, ": ", printType(type)];
    if (!parameter.optional) return [name, ": ", printType(type)];
    return index > lastRequired ? [name, "?: ", printType(type)] : [name, ": ", printType(orUndefined(type))];
  });
  const unsent = unsentOf(method);
  return withUnsent(method, own, (place) => {
    // Those before it that are sent: its own place without the others that are not.
    const before = (unsent[place]?.index ?? 0) - place;
    return [names.unsent[place] ?? "", before > lastRequired ? "?: undefined" : ": undefined"];
  });
}

/** Puts what stands for parameters that cannot be sent in their places among the others. */
export function withUnsent(
  method: Method,
  own: readonly Document[],
  print: (place: number) => Document,
): readonly Document[] {
  const all = [...own];
  for (const [place, { index }] of unsentOf(method).entries()) all.splice(index, 0, print(place));
  return all;
}

/** The parameters of a server's method: all of the interface's are given, and the call after them. */
export function serverParameters(method: Method, names: MethodNames, namer: TypeNamer): readonly Document[] {
  const rest = restOf(method);
  const own = method.parameters.map((parameter, index): Document => {
    const type = expressType(parameter.type, namer);
    const name = names.parameters[index] ?? parameter.name;
    if (parameter === rest) return ["...", name, ": ", printType(type)];
    return [name, ": ", printType(parameter.optional ? orUndefined(type) : type)];
  });
  const all = withUnsent(method, own, (place) => [names.unsent[place] ?? "", ": undefined"]);
  return rest === undefined ? [...all, [`${names.call}: `, runtimeType("CallContext")]] : all;
}
