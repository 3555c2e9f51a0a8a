import type { Annotation, Field } from "@autonats/model";
import type { Site } from "../report.js";
import type { NameRange } from "../syntax/outline.js";
import type { Conversion } from "../types/conversion.js";
import type { Scope } from "../types/go-type.js";
import { ownForm } from "../types/marshallers.js";
import type { InterfaceMethod } from "./method-set.js";
import type { Results, ResultValue } from "./read-results.js";

interface Pointer {
  readonly name: NameRange;
  /** The struct, as it is written. */
  readonly type: string;
}

/**
 * The parameters that a method writes into, and that come back as the first of its results: those that `@nats:inout` names, or all
 * pointers to structs where it names none. Warns of a pointer that may well be written into.
 */
export function readInOut(
  { node, scope }: InterfaceMethod,
  annotations: readonly Annotation[],
  fields: readonly Field[],
  { kind, values, hasError }: Results,
  converter: Conversion,
  site: Site,
): readonly ResultValue[] {
  const method = node.name.name;
  const pointers = structPointers(node.parameters, scope, converter, site);
  const annotation = annotations.find(({ name }) => name === "inout");
  if (annotation === undefined) {
    const [first] = pointers;
    if (first !== undefined && kind === "unary" && hasError && values.length === 0) {
      site.at(first.name, scope.file).report("AN2029", { method, parameter: first.name.name, type: first.type });
    }
    return [];
  }
  const refuse = (problem: string, help: string): readonly ResultValue[] => {
    site.atAnnotation(annotation, scope.file).report("AN2030", { method, problem, help });
    return [];
  };
  if (kind === "oneWay") return refuse("it is never answered", "Let the method return an error.");
  const names = annotation.value.split(/[\s,]+/u).filter((name) => name !== "");
  const unknown = names.find((name) => !pointers.some((pointer) => pointer.name.name === name));
  if (unknown !== undefined)
    return refuse(
      `it has no pointer to a struct that is called \`${unknown}\``,
      "Name a parameter such as `article *Article`.",
    );
  if (pointers.length === 0) return refuse("it takes no pointer to a struct", "Remove the annotation.");
  const wanted = pointers.map(({ name }) => name.name).filter((name) => names.length === 0 || names.includes(name));
  return wanted.flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    return field === undefined ? [] : [{ name, type: field.type }];
  });
}

function structPointers(
  parameters: InterfaceMethod["node"]["parameters"],
  scope: Scope,
  converter: Conversion,
  site: Site,
): readonly Pointer[] {
  return parameters.flatMap(({ names, type: node, variadic }) => {
    const type = variadic ? undefined : converter.resolver.resolve(node, scope, site.quiet());
    if (type?.kind !== "pointer" || !converter.isPassedByPointer(type.element, site.quiet())) return [];
    // What writes itself, such as a time, is a value and has no fields to change.
    if (ownForm(type.element, converter.resolver, site.quiet()) !== undefined) return [];
    const text = site.at(node, scope.file).text.replace(/^\*\s*/u, "");
    return names.filter(({ name }) => name !== "_").map((name) => ({ name, type: text }));
  });
}
