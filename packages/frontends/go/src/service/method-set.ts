import type { Site } from "../report.js";
import type { MethodNode, TypeNode } from "../syntax/ast.js";
import type { GoFile } from "../syntax/go-file.js";
import type { InterfaceType, Scope } from "../types/go-type.js";
import { typeKey } from "../types/go-type.js";
import type { Resolver } from "../types/resolver.js";
import { mostEmbedded } from "../types/struct-fields.js";

/** A method of an interface, and where its types are looked up. */
export interface InterfaceMethod {
  readonly node: MethodNode;
  readonly scope: Scope;
  /** The interface that it is in. Go allows a name there once, and again in interfaces that embed each other. */
  readonly owner: InterfaceType["node"];
}

/** The methods of an interface: its own, then those of the interfaces that it embeds. Each name once. */
export function methodSet(type: InterfaceType, resolver: Resolver, site: Site): readonly InterfaceMethod[] {
  const methods = new Map<string, InterfaceMethod>();
  collect(type, [], methods, resolver, site);
  return [...methods.values()];
}

function collect(
  type: InterfaceType,
  outer: readonly InterfaceType["node"][],
  methods: Map<string, InterfaceMethod>,
  resolver: Resolver,
  site: Site,
): void {
  const { node, scope } = type;
  for (const element of node.elements) {
    if (element.kind === "method") add({ node: element, scope, owner: node }, methods, resolver, site);
  }
  for (const element of node.elements) {
    if (element.kind !== "embedded") continue;
    const here = site.at(element, scope.file);
    const isConstraint = element.type === undefined || isComparable(element.type, scope);
    const embedded = isConstraint ? undefined : element.type && resolver.resolve(element.type, scope, here);
    const made = embedded && resolver.underlying(embedded, here);
    if (isConstraint) here.report("AN2019", { name: here.text, problem: "it is a constraint" });
    else if (made !== undefined && outer.length >= mostEmbedded) {
      here.report("AN2019", { name: here.text, problem: `it is embedded through more than ${mostEmbedded} others` });
    } else if (made?.kind === "interface" && !outer.includes(made.node) && made.node !== node) {
      collect(made, [...outer, node], methods, resolver, site);
    } else if (made?.kind === "interface") {
      here.report("AN2019", { name: here.text, problem: "it would contain itself" });
    } else if (made !== undefined && made.kind !== "any") {
      here.report("AN2019", {
        name: here.text,
        problem: made.kind === "opaque" ? "it is not known here" : "it is not an interface of calls",
      });
    }
  }
}

/** Go's own `comparable` is not a type, but what a type parameter can ask for. */
function isComparable(node: TypeNode, { package: owner }: Scope): boolean {
  return node.kind === "named" && node.name === "comparable" && owner.types(node.name).length === 0;
}

function add(method: InterfaceMethod, methods: Map<string, InterfaceMethod>, resolver: Resolver, site: Site): void {
  const { name } = method.node.name;
  const earlier = methods.get(name);
  if (earlier === undefined) {
    methods.set(name, method);
    return;
  }
  const isSibling = earlier.owner === method.owner && earlier.node !== method.node;
  if (!isSibling && signatureOf(earlier, resolver, site) === signatureOf(method, resolver, site)) return;
  const related = [{ span: placeOf(earlier), message: "the first is here" }];
  site.at(method.node.name, method.scope.file).report("AN2002", { name }, related);
}

function placeOf({ node, scope }: InterfaceMethod): ReturnType<GoFile["span"]> {
  return scope.file.span(node.name);
}

/** Equal for methods with equal parameters and results, whatever their names. */
function signatureOf({ node, scope }: InterfaceMethod, resolver: Resolver, site: Site): string {
  const quiet = site.quiet();
  const keys = (list: MethodNode["parameters"]): string =>
    list
      .flatMap(({ names, type, variadic }) => {
        const resolved = resolver.resolve(type, scope, quiet);
        const key = `${variadic ? "..." : ""}${resolved === undefined ? "?" : typeKey(resolved)}`;
        return Array.from({ length: Math.max(names.length, 1) }, () => key);
      })
      .join();
  return `${keys(node.parameters)} → ${keys(node.results)}`;
}
