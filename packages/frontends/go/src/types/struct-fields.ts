import type { Site } from "../report.js";
import type { FieldNode } from "../syntax/ast.js";
import { isExported } from "../syntax/characters.js";
import type { GoFile } from "../syntax/go-file.js";
import type { Range } from "../syntax/scanner.js";
import { type GoType, type StructType, typeKey } from "./go-type.js";
import { marshallerOf } from "./marshallers.js";
import type { Resolver } from "./resolver.js";
import { type JsonTag, parseStructTag } from "./struct-tag.js";

/** A field as `encoding/json` sees it: of the struct itself, or of one that is embedded in it. */
export interface JsonField {
  /** The key in JSON. */
  readonly name: string;
  readonly goName: string;
  /** The position of the name. */
  readonly range: Range;
  readonly file: GoFile;
  /** Absent when it could not be resolved, which has been reported. */
  readonly type?: GoType;
  readonly node: FieldNode;
  readonly options: readonly string[];
  /** The Go names of the embedded structs that it comes from, outermost first; empty for a field of the struct itself. */
  readonly within: readonly string[];
}

interface Candidate extends JsonField {
  /** How many structs it is embedded through. */
  readonly depth: number;
  readonly tagged: boolean;
  /** Fields are in the order of these: a struct's own before those that it embeds. */
  readonly order: readonly number[];
}

interface Level {
  readonly struct: StructType;
  readonly depth: number;
  readonly order: readonly number[];
  /** The keys of the types it is embedded through. */
  readonly through: readonly string[];
  readonly within: readonly string[];
}

/** How many structs or interfaces can be embedded in one another. */
export const mostEmbedded = 100;

/** The fields that a struct has in JSON. Where Go would drop fields of the same name silently, that is reported. */
export function jsonFields(struct: StructType, resolver: Resolver, site: Site): readonly JsonField[] {
  const candidates = collect({ struct, depth: 0, order: [], through: [], within: [] }, resolver, site);
  const byName = new Map<string, Candidate[]>();
  for (const candidate of candidates) byName.set(candidate.name, [...(byName.get(candidate.name) ?? []), candidate]);
  return [...byName.values()]
    .flatMap((group) => dominant(group, site) ?? [])
    .sort((left, right) => compareOrder(left.order, right.order));
}

/**
 * Reports whether a struct has fields that nobody outside its package sees, other than those that its tags leave out. Those of a message of
 * protocol buffers hold nothing of its data.
 */
export function hasHiddenFields(struct: StructType): boolean {
  if (isMessage(struct)) return false;
  return struct.node.fields.some((node) => {
    const parsed = node.tag === undefined ? undefined : parseStructTag(node.tag.text);
    const isSkipped = parsed !== undefined && !("problem" in parsed) && parsed.json?.skipped === true;
    return !isSkipped && node.names.some(({ name }) => name !== "_" && !isExported(name));
  });
}

/** Reports whether a struct is a message of protocol buffers, which Go's tools do not want copied. */
export function isMessage(struct: StructType): boolean {
  return struct.node.fields.some(
    ({ type }) => type.kind === "named" && type.qualifier === "protoimpl" && type.name === "MessageState",
  );
}

/** Go's rule: the least embedded one, among those the one with a tag; several of that kind cancel each other out. */
function dominant(group: readonly Candidate[], site: Site): Candidate | undefined {
  const depth = Math.min(...group.map((each) => each.depth));
  const shallow = group.filter((each) => each.depth === depth);
  const tagged = shallow.filter((each) => each.tagged);
  const [first, second] = tagged.length > 0 ? tagged : shallow;
  if (first === undefined || second === undefined) return first;
  const rivals = tagged.length > 0 ? tagged : shallow;
  const fields = rivals.map((each) => `\`${each.goName}\``).join(" and ");
  const related = [{ span: first.file.span(first.range), message: "the first is here" }];
  site.at(second.range, second.file).report("AN2011", { name: first.name, fields }, related);
  return undefined;
}

function compareOrder(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function collect(level: Level, resolver: Resolver, site: Site): readonly Candidate[] {
  return level.struct.node.fields.flatMap((node, index) => {
    const here = site.at(node, level.struct.scope.file);
    const tag = readTag(node, here);
    if (tag === undefined) return [];
    if (node.names.length === 0) return embedded(node, index, tag, level, resolver, here);
    if (tag.skipped) return [];
    return node.names.flatMap((name, position) => {
      if (name.name === "_") return [];
      if (!isExported(name.name)) {
        if (node.tag !== undefined && tag.name !== undefined) here.at(name).report("AN2021", { field: name.name });
        return [];
      }
      return [candidate(node, name.name, name, [0, index, position], tag, level, resolver, here)];
    });
  });
}

function readTag(node: FieldNode, site: Site): JsonTag | undefined {
  if (node.tag === undefined) return { skipped: false, options: [] };
  const parsed = parseStructTag(node.tag.text);
  if (!("problem" in parsed)) return parsed.json ?? { skipped: false, options: [] };
  const tag = site.at(node.tag);
  tag.report("AN2012", { tag: tag.text, problem: parsed.problem });
  return undefined;
}

function embedded(
  node: FieldNode,
  index: number,
  tag: JsonTag,
  level: Level,
  resolver: Resolver,
  site: Site,
): readonly Candidate[] {
  const written = node.type.kind === "pointer" ? node.type.element : node.type;
  const goName = written.kind === "named" ? written.name : "";
  const order = [1, index];
  const read = tag.skipped ? site.quiet() : site;
  const type = resolver.resolve(written, level.struct.scope, read);
  const made = type && resolver.underlying(type, read);
  if (type === undefined || made === undefined) return [];
  // Whatever its tag says, a struct has the methods of what it embeds, and is sent by these.
  const isNamed = tag.skipped || tag.name !== undefined;
  const lends = isNamed ? marshallerOf(level.struct, resolver, site) : undefined;
  const marshaller = isNamed && lends === undefined ? undefined : marshallerOf(type, resolver, site);
  const at = site.at(node.type);
  if ((!isNamed && (type.kind === "library" || type.kind === "opaque")) || marshaller !== undefined) {
    const method = marshaller ?? "JSON form";
    at.report("AN2015", {
      type: at.text,
      why: `Its \`${method}\` would become that of the whole struct, and the other fields would not be sent.`,
      help: `Give the field a name, as in \`${goName} ${at.text}\`.`,
    });
    return [];
  }
  if (tag.skipped) return [];
  if (tag.name !== undefined || made.kind !== "struct") {
    return isExported(goName) ? [candidate(node, goName, written, order, tag, level, resolver, site)] : [];
  }
  if (node.type.kind === "pointer") {
    at.report("AN2015", {
      type: at.text,
      why: "When the pointer is nil, its fields are not sent, whatever they say of themselves.",
      help: `Embed the struct itself, as \`${at.text.slice(1)}\`, or give the field a name.`,
    });
    return [];
  }
  const key = typeKey(type);
  if (level.through.includes(key)) return [];
  if (level.depth >= mostEmbedded) {
    const limit = `it is embedded through more than ${mostEmbedded} others`;
    at.report("AN3023", { text: at.text, limit, help: "Give the field a name." });
    return [];
  }
  const path = [...level.order, ...order];
  const inner: Level = {
    struct: made,
    depth: level.depth + 1,
    order: path,
    through: [...level.through, key],
    within: [...level.within, goName],
  };
  return collect(inner, resolver, site);
}

function candidate(
  node: FieldNode,
  goName: string,
  range: Range,
  order: readonly number[],
  tag: JsonTag,
  level: Level,
  resolver: Resolver,
  site: Site,
): Candidate {
  const { file } = level.struct.scope;
  const type = resolver.resolve(node.type, level.struct.scope, site);
  return {
    name: tag.name ?? goName,
    goName,
    range: { start: range.start, end: range.end },
    file,
    ...(type === undefined ? {} : { type }),
    node,
    options: tag.options,
    within: level.within,
    depth: level.depth,
    tagged: tag.name !== undefined,
    order: [...level.order, ...order],
  };
}
