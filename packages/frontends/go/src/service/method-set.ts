import type { Annotation } from "@autonats/model";
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
  /** The `@nats:skip` of the lines that embed it. */
  readonly skips: readonly Annotation[];
}

/** An interface of Go's own library that is embedded, and whose methods are therefore known without reading them. */
export interface LibraryEmbedding {
  /** Its name, with that of its package. */
  readonly name: string;
  readonly site: Site;
  readonly skips: readonly Annotation[];
}

/** What an interface is made of. */
export interface MethodSet {
  readonly methods: readonly InterfaceMethod[];
  readonly library: readonly LibraryEmbedding[];
}

/** The methods of an interface: its own, then those of the interfaces that it embeds. Each name once. */
export function methodSet(type: InterfaceType, resolver: Resolver, site: Site): MethodSet {
  const methods = new Map<string, InterfaceMethod>();
  const library = new Map<string, LibraryEmbedding>();
  collect(type, { outer: [], skips: [] }, { methods, library }, resolver, site);
  return { methods: [...methods.values()], library: [...library.values()] };
}

interface Found {
  readonly methods: Map<string, InterfaceMethod>;
  readonly library: Map<string, LibraryEmbedding>;
}

/** How an interface was reached. */
interface Way {
  readonly outer: readonly InterfaceType["node"][];
  readonly skips: readonly Annotation[];
}

function collect(type: InterfaceType, { outer, skips }: Way, found: Found, resolver: Resolver, site: Site): void {
  const { node, scope } = type;
  for (const element of node.elements) {
    if (element.kind === "method") add({ node: element, scope, owner: node, skips }, found.methods, resolver, site);
  }
  for (const element of node.elements) {
    if (element.kind !== "embedded") continue;
    const here = site.at(element, scope.file);
    const own = scope.file.docAbove(element.start).annotations.filter(({ name }) => name === "skip");
    const inner = [...skips, ...own];
    const isConstraint = element.type === undefined || isComparable(element.type, scope);
    const embedded = isConstraint ? undefined : element.type && resolver.resolve(element.type, scope, here);
    const made = embedded && resolver.underlying(embedded, here);
    if (isConstraint) here.report("AN2019", { name: here.text, problem: "it is a constraint" });
    else if (made !== undefined && outer.length >= mostEmbedded) {
      here.report("AN2019", { name: here.text, problem: `it is embedded through more than ${mostEmbedded} others` });
    } else if (made?.kind === "interface" && !outer.includes(made.node) && made.node !== node) {
      collect(made, { outer: [...outer, node], skips: inner }, found, resolver, site);
    } else if (made?.kind === "interface") {
      here.report("AN2019", { name: here.text, problem: "it would contain itself" });
    } else if (made?.kind === "opaque") {
      found.library.set(made.text, { name: made.text, site: here, skips: inner });
    } else if (made !== undefined && made.kind !== "any") {
      here.report("AN2019", { name: here.text, problem: "it is not an interface of calls" });
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
