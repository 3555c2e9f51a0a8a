import type { TypeExpr } from "@autonats/model";
import type { Site } from "../report.js";
import type { ParameterNode, TypeNode } from "../syntax/ast.js";
import type { NameRange } from "../syntax/outline.js";
import type { Conversion } from "../types/conversion.js";
import type { Scope } from "../types/go-type.js";
import type { InterfaceMethod } from "./method-set.js";

/** The results of a method, and whether it is answered at all. */
export interface Results {
  readonly kind: "unary" | "oneWay";
  /** The values, without the error. */
  readonly values: readonly ResultValue[];
  readonly hasError: boolean;
  /** Whether a value is a pointer to a struct, or an interface. */
  readonly hasPointers: boolean;
}

/** One value that a method returns. */
export interface ResultValue {
  readonly type: TypeExpr;
  readonly name?: string;
}

interface Result {
  readonly type: TypeNode;
  readonly name?: NameRange;
}

/** As many as `autonats.Tuple8` has. */
const mostValues = 8;

/**
 * `(T, error)`, `(T, U, error)`, `error`, or nothing for fire and forget. Without an error the client has no way to report a failure
 * but to panic. A pointer or an interface may be nil, which is how Go returns nothing: `isRequired` says that pointers to structs and interfaces never are.
 */
export function readResults(
  { node, scope }: InterfaceMethod,
  isRequired: boolean,
  converter: Conversion,
  site: Site,
): Results {
  const method = node.name.name;
  const all = node.results.flatMap(({ names, type }): Result[] =>
    names.length === 0 ? [{ type }] : names.map((name) => ({ name, type })),
  );
  const [first] = all;
  if (first === undefined) return { kind: "oneWay", values: [], hasError: false, hasPointers: false };
  const here = site.at(spanOf(node.results), scope.file);
  const nothing: Results = { kind: "unary", values: [], hasError: true, hasPointers: false };
  const stream = streamElement(first.type, scope, converter, site);
  if (stream !== undefined) {
    here.report("AN3020", { method, example: `([]${stream}, error)` });
    return nothing;
  }
  const hasError = isError(all.at(-1)?.type, scope, converter, site);
  const values = hasError ? all.slice(0, -1) : all;
  const textOf = ({ type }: Result): string => site.at(type, scope.file).text;
  if (values.some(({ type }) => isError(type, scope, converter, site))) {
    const last = all.at(-1);
    const what = hasError || last === undefined ? "several errors" : `\`${textOf(last)}\` last, where an error belongs`;
    const others = values.filter(({ type }) => !isError(type, scope, converter, site)).map(textOf);
    const wanted = others.length === 0 ? "error" : `(${[...others, "error"].join(", ")})`;
    here.report("AN2007", { method, what, help: `Let it return \`${wanted}\`.` });
    return nothing;
  }
  if (values.length > mostValues) {
    const help = `Put the results into a struct, such as \`${method}Result\`, and return \`(*${method}Result, error)\`.`;
    here.report("AN2007", { method, what: `${values.length} values`, help });
    return nothing;
  }
  if (!hasError) here.report("AN2028", { method });
  const isNamed = values.every(({ name }) => name !== undefined && name.name !== "_");
  let hasPointers = false;
  const read = values.flatMap(({ type, name }): ResultValue[] => {
    const at = site.at(type, scope.file);
    const found = converter.resolver.resolve(type, scope, at);
    if (found === undefined) return [];
    hasPointers ||=
      found.kind === "pointer" ? converter.isPassedByPointer(found.element, at) : converter.isInterface(found, at);
    const value = isRequired ? converter.value(found, at) : converter.nullable(found, at);
    return [{ type: value, ...(isNamed && name !== undefined ? { name: name.name } : {}) }];
  });
  return { kind: "unary", values: read, hasError, hasPointers };
}

/** What travels for several values: one as it is, more as a tuple. */
export function resultType(values: readonly ResultValue[]): TypeExpr | undefined {
  const [first, second] = values;
  if (first === undefined || second === undefined) return first?.type;
  const labels = values.flatMap(({ name }) => name ?? []);
  const elements = values.map(({ type }) => type);
  const isNamed = labels.length === values.length;
  return { kind: "tuple", elements, ...(isNamed ? { labels } : {}), spelling: "Results" };
}

function isError(node: TypeNode | undefined, scope: Scope, converter: Conversion, site: Site): boolean {
  return node !== undefined && converter.resolver.resolve(node, scope, site.quiet())?.kind === "error";
}

/** The element's type, as it is written, of an iterator or a channel. */
function streamElement(node: TypeNode, scope: Scope, converter: Conversion, site: Site): string | undefined {
  if (node.kind === "channel") return site.at(node, scope.file).text.replace(/^(?:<-\s*)?chan\s*(?:<-)?\s*/u, "");
  if (node.kind !== "named") return undefined;
  const type = converter.resolver.resolve(node, scope, site.quiet());
  const [element] = node.arguments;
  const isIterator = type?.kind === "opaque" && /^iter\.Seq2?$/u.test(type.text);
  return isIterator && element !== undefined ? site.at(element, scope.file).text : undefined;
}

function spanOf(results: readonly ParameterNode[]): { start: number; end: number } {
  return { start: results[0]?.start ?? 0, end: results.at(-1)?.end ?? 0 };
}
