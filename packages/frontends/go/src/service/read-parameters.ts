import type { Field, UnsentParameter } from "@autonats/model";
import type { Site } from "../report.js";
import type { ParameterNode } from "../syntax/ast.js";
import type { NameRange } from "../syntax/outline.js";
import type { Conversion } from "../types/conversion.js";
import type { GoType, Scope } from "../types/go-type.js";
import { sourceText } from "../types/source-text.js";
import type { InterfaceMethod } from "./method-set.js";

/** What a method takes. */
export interface Parameters {
  readonly fields: readonly Field[];
  /** Those that calls go without. */
  readonly unsent: readonly UnsentParameter[];
  readonly hasContext: boolean;
}

interface Parameter {
  readonly name?: NameRange;
  readonly node: ParameterNode;
}

/** The parameters that are sent: all but the context, which comes first. Those without a name are called `p1`, `p2`, … by their place. */
export function readParameters({ node, scope }: InterfaceMethod, converter: Conversion, site: Site): Parameters {
  const method = node.name.name;
  const all = node.parameters.flatMap(separate);
  const [first, ...rest] = all;
  const hasContext = first !== undefined && isContext(first.node, scope, converter, site);
  if (!hasContext && !(first !== undefined && isUnknown(first.node, scope, converter, site))) {
    const data = all.filter((each) => !isContext(each.node, scope, converter, site));
    const after = data.length === 0 ? "" : `, ${data.map((each) => textOf(each, scope)).join(", ")}`;
    site.at(node.name, scope.file).report("AN2008", { method, example: `${method}(ctx context.Context${after})` });
  }
  const sent = hasContext ? rest : all;
  const names = new Set<string>();
  const unsent: UnsentParameter[] = [];
  const fields = sent.flatMap((parameter, index) => {
    const here = site.at(parameter.name ?? parameter.node, scope.file);
    if (isUnknown(parameter.node, scope, converter, site)) {
      converter.resolver.resolve(parameter.node.type, scope, here);
      return [];
    }
    const left = unsentParameter(parameter, index, scope, converter, here);
    if (left !== undefined) {
      unsent.push(left);
      return [];
    }
    const name = nameOf(parameter, index, sent, method, scope, here);
    if (names.has(name)) here.report("AN2024", { method, name });
    names.add(name);
    return readParameter(parameter, name, method, scope, converter, here);
  });
  return { fields, unsent, hasContext };
}

/** Any number of arguments that cannot be sent may be none, such as the options of a call. Undefined for every other parameter. */
function unsentParameter(
  { name, node }: Parameter,
  index: number,
  scope: Scope,
  converter: Conversion,
  site: Site,
): UnsentParameter | undefined {
  const element = node.variadic ? converter.resolver.resolve(node.type, scope, site.quiet()) : undefined;
  const kind = element && converter.resolver.underlying(element, site.quiet())?.kind;
  if (element === undefined || (kind !== "function" && kind !== "interface")) return undefined;
  if (converter.canSend(element, site)) return undefined;
  const type = sourceText(node.type, scope, converter.resolver);
  if (type === undefined) return undefined;
  const own = name?.name ?? `p${index + 1}`;
  const problem = kind === "function" ? "it is a function" : "its values belong to one process";
  const help = `Call it without \`${own}\`, or take that out of the method.`;
  site.report("AN3029", { what: `parameter \`${own}\``, problem, help });
  return { name: own, index, type };
}

function readParameter(
  { name: written, node }: Parameter,
  name: string,
  method: string,
  scope: Scope,
  converter: Conversion,
  site: Site,
): readonly Field[] {
  const at = site.at(node.type, scope.file);
  const type = converter.resolver.resolve(node.type, scope, at);
  if (type === undefined) return [];
  if (type.kind === "library" && type.name === "context.Context") {
    site.report("AN2009", { method });
    return [];
  }
  const source = scope.file.source(written?.name ?? "", written ?? node);
  if (node.variadic) {
    return [
      { name, type: { kind: "list", element: converter.value(type, at), spelling: "..." }, optional: true, source },
    ];
  }
  return [{ name, ...parameterType(type, converter, at), source }];
}

/** A pointer to anything but a struct is a parameter that may be left out. */
function parameterType(type: GoType, converter: Conversion, site: Site): Pick<Field, "type" | "optional"> {
  if (type.kind === "option") return { type: converter.option(type.element, site), optional: true };
  const optional = type.kind === "pointer" && !converter.isPassedByPointer(type.element, site);
  return { type: optional ? converter.optional(type, site) : converter.value(type, site), optional };
}

function nameOf(
  { name, node }: Parameter,
  index: number,
  all: readonly Parameter[],
  method: string,
  scope: Scope,
  site: Site,
): string {
  if (name !== undefined && name.name !== "_") return name.name;
  const taken = new Set(all.map((each) => each.name?.name));
  let made = `p${index + 1}`;
  while (taken.has(made)) made = `${made}_`;
  const example = `${method}(ctx context.Context, name ${site.at(node.type, scope.file).text})`;
  site.report("AN2017", { position: String(index + 1), method, name: made, example });
  return made;
}

/** `a, b string` is two parameters. */
function separate(node: ParameterNode): readonly Parameter[] {
  return node.names.length === 0 ? [{ node }] : node.names.map((name) => ({ name, node }));
}

function textOf({ name, node }: Parameter, { file }: Scope): string {
  const type = file.text.slice(node.type.start, node.type.end).replace(/\s+/gu, " ");
  return `${name === undefined ? "" : `${name.name} `}${node.variadic ? "..." : ""}${type}`;
}

function isContext(node: ParameterNode, scope: Scope, converter: Conversion, site: Site): boolean {
  const type = converter.resolver.resolve(node.type, scope, site.quiet());
  return !node.variadic && type?.kind === "library" && type.name === "context.Context";
}

/** A type that cannot be found may well have been meant to be the context. */
function isUnknown(node: ParameterNode, scope: Scope, converter: Conversion, site: Site): boolean {
  return converter.resolver.resolve(node.type, scope, site.quiet()) === undefined;
}
