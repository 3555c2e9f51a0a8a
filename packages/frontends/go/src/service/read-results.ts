import type { TypeExpr } from "@autonats/model";
import type { Site } from "../report.js";
import type { ParameterNode, TypeNode } from "../syntax/ast.js";
import type { Conversion } from "../types/conversion.js";
import type { Scope } from "../types/go-type.js";
import type { InterfaceMethod } from "./method-set.js";

/** The results of a method, and whether it is answered at all. */
export interface Results {
  readonly kind: "unary" | "oneWay";
  readonly result?: TypeExpr;
}

/** `(T, error)`, `error` or nothing. */
export function readResults({ node, scope }: InterfaceMethod, converter: Conversion, site: Site): Results {
  const method = node.name.name;
  const types = node.results.flatMap(({ names, type }) =>
    Array.from({ length: Math.max(names.length, 1) }, () => type),
  );
  const [first, second] = types;
  if (first === undefined) return { kind: "oneWay" };
  const here = site.at(spanOf(node.results), scope.file);
  const stream = streamElement(first, scope, converter, site);
  if (stream !== undefined) {
    here.report("AN3020", { method, example: `([]${stream}, error)` });
    return { kind: "unary" };
  }
  const isLastError = isError(types.at(-1), scope, converter, site);
  if (types.length === 1 && isLastError) return { kind: "unary" };
  const text = site.at(first, scope.file).text;
  const what =
    types.length > 2
      ? `${types.length} values`
      : isLastError
        ? undefined
        : types.length === 2
          ? `\`${second === undefined ? "" : site.at(second, scope.file).text}\` last, where an error belongs`
          : `\`${text}\` without an error`;
  if (what !== undefined) {
    const result = site.at(types.find((type) => !isError(type, scope, converter, site)) ?? first, scope.file).text;
    const help =
      types.length > 2
        ? `Put the results into a struct, such as \`${method}Result\`, and return \`(*${method}Result, error)\`.`
        : `Let it return \`(${result}, error)\` for a result, \`error\` for none, or nothing for fire and forget.`;
    here.report("AN2007", { method, what, help });
    return { kind: "unary" };
  }
  const at = site.at(first, scope.file);
  const type = converter.resolver.resolve(first, scope, at);
  return type === undefined ? { kind: "unary" } : { kind: "unary", result: converter.value(type, at) };
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
