import type { Site } from "../report.js";
import type { FieldNode } from "../syntax/ast.js";
import type { GoFile } from "../syntax/go-file.js";
import { type GoType, type NamedType, typeKey } from "./go-type.js";
import type { Resolver } from "./resolver.js";
import { limitOf } from "./type-limits.js";

/** A step from a declared type to another that it holds by value. */
interface Step {
  readonly from: NamedType;
  readonly to: NamedType;
  /** Where it is taken: absent for the element of an array type. */
  readonly field?: { readonly node: FieldNode; readonly file: GoFile };
}

/**
 * Reports a type that contains itself with no pointer, slice or map between, which Go cannot lay out in memory. Of types that contain
 * each other the first in order of file and place is reported.
 */
export function reportSelfContained(type: NamedType, resolver: Resolver, site: Site): void {
  const steps = wayBack(type, resolver, site.quiet());
  const [first] = steps;
  if (first === undefined || steps.some(({ from }) => comparePlaces(from, type) < 0)) return;
  const at = first.field === undefined ? site : site.at(first.field.node.type, first.field.file);
  const through = steps.slice(1).map(({ from }) => `\`${nameOf(from)}\``);
  at.report("AN2027", {
    name: nameOf(type),
    through: through.length === 0 ? "" : ` through ${through.join(" and ")}`,
    help: first.field === undefined ? "Make it a slice." : `Make it a pointer, as in \`*${at.text}\`, or a slice.`,
  });
}

/** The steps that lead from a type back to itself; none when there are none. */
function wayBack(type: NamedType, resolver: Resolver, site: Site): readonly Step[] {
  const start = typeKey(type);
  const cameBy = new Map<string, Step>();
  const pending: NamedType[] = [type];
  for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
    for (const step of held(from, resolver, site)) {
      const key = typeKey(step.to);
      // Types that go on and on are said to be too large where they are read.
      if (cameBy.has(key) || limitOf(step.to) !== undefined) continue;
      cameBy.set(key, step);
      if (key !== start) pending.push(step.to);
    }
  }
  const steps: Step[] = [];
  for (let step = cameBy.get(start); step !== undefined; ) {
    steps.unshift(step);
    const key = typeKey(step.from);
    step = key === start ? undefined : cameBy.get(key);
  }
  return steps;
}

/** What types hold, for each is asked for as often as others hold it. */
const known = new WeakMap<Resolver, Map<string, readonly Step[]>>();

/** The declared types that one holds by value. */
function held(from: NamedType, resolver: Resolver, site: Site): readonly Step[] {
  const all = known.get(resolver) ?? new Map<string, readonly Step[]>();
  known.set(resolver, all);
  const key = typeKey(from);
  const steps = all.get(key) ?? findHeld(from, resolver, site);
  all.set(key, steps);
  return steps;
}

function findHeld(from: NamedType, resolver: Resolver, site: Site): readonly Step[] {
  const made = resolver.underlying(from, site);
  if (made === undefined) return [];
  if (made.kind !== "struct") return byValue(made).map((to) => ({ from, to }));
  const { file } = made.scope;
  return made.node.fields.flatMap((node) => {
    const type = resolver.resolve(node.type, made.scope, site);
    return (type === undefined ? [] : byValue(type)).map((to) => ({ from, to, field: { node, file } }));
  });
}

function byValue(type: GoType): readonly NamedType[] {
  switch (type.kind) {
    case "named":
      return [type];
    case "array":
    case "option":
      return byValue(type.element);
    case "tuple":
      return type.elements.flatMap((element) => byValue(element));
    default:
      return [];
  }
}

function nameOf({ declared }: NamedType): string {
  return declared.unit.name.name;
}

/** Generic types come last: they contain themselves only with certain arguments. */
function comparePlaces(one: NamedType, other: NamedType): number {
  const [left, right] = [one.declared, other.declared];
  const generic = Math.sign(one.arguments.length) - Math.sign(other.arguments.length);
  if (generic !== 0) return generic;
  if (left.file === right.file) return left.unit.name.start - right.unit.name.start;
  return left.file.path < right.file.path ? -1 : 1;
}
