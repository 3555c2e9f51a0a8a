import { createDiagnostic, type Diagnostic, type TypeExpr, type UnionVariant } from "@autonats/model";
import type { Shape, TypeView } from "../views.js";
import { leftOut, unsendableAlternative } from "./behaviour.js";
import { jsonKindOf } from "./json-kind.js";
import { inside, type Place } from "./place.js";
import type { DeclarationBody, Reading, Report } from "./reading.js";
import { isTold, type ToldAlternative, tellApart, type Untold } from "./tell-apart.js";

type Union = Extract<Shape, { kind: "union" }>;
type RecordShape = Extract<Shape, { kind: "record" }>;

interface Alternative {
  readonly view: TypeView;
  readonly shape: RecordShape;
}

/** Reads a union of records that one text tells apart, or else a choice of what JSON itself tells apart. */
export function readUnion(union: Union, view: TypeView, place: Place, report: Report, reading: Reading): TypeExpr {
  if (union.name?.source?.exported === true) {
    const sendable = leaveOut(union, report);
    return reading.declare(union.name, view, place, report, (inner, note) => {
      return unionBody(sendable, view, { ...inner, isNarrow: true }, note, reading);
    });
  }
  const parts = place.isNarrow === true ? reduce(leaveOut(union, report)) : union;
  const [first, ...others] = parts.members;
  const only = others.length === 0 ? first : onlyOne(parts);
  if (only !== undefined) return reading.read(only, place, report);
  const own = parts === union ? view : { ...view, identity: narrowOf(view), shape: () => parts };
  return reading.declare(union.name, own, place, report, (inner, note) => {
    return unionBody(parts, view, inner, note, reading);
  });
}

/** A union without the alternatives that are no more than others, if only that tells the rest apart. */
function reduce(union: Union): Union {
  if (isTagged(union) || isTold(tellApart(union.members, false))) return union;
  const told = tellApart(union.members, true);
  return isTold(told) ? { ...union, members: told.map(({ view }) => view) } : union;
}

function isTagged(union: Union): boolean {
  const records = recordsOf(union);
  return records !== undefined && findTag(records, true) !== undefined;
}

/** What a type is known by where it says less than elsewhere. */
function narrowOf({ identity }: TypeView): object {
  const known = narrower.get(identity) ?? {};
  narrower.set(identity, known);
  return known;
}

const narrower = new WeakMap<object, object>();

/** A union without the alternatives that cannot be sent, unless that is all of them. */
function leaveOut(union: Union, report: Report): Union {
  const members = union.members.filter((member) => unsendableAlternative(member) === undefined);
  if (members.length === 0 || members.length === union.members.length) return union;
  for (const member of union.members) {
    const why = unsendableAlternative(member);
    if (why !== undefined) report(leftOut(`\`${member.text}\``, why, member));
  }
  return { ...union, members };
}

/** The one alternative that all others turn out to be. */
function onlyOne(union: Union): TypeView | undefined {
  const told = isTagged(union) || oddOf(union).length > 0 ? [] : tellApart(union.members, false);
  return isTold(told) && told.length === 1 ? told[0]?.view : undefined;
}

function unionBody(
  union: Union,
  view: TypeView,
  place: Place,
  report: Report,
  reading: Reading,
): DeclarationBody | undefined {
  const alternatives = recordsOf(union);
  const tag = alternatives === undefined ? undefined : findTag(alternatives, true);
  if (alternatives !== undefined && tag !== undefined) {
    return readTagged(alternatives, tag, place, report, reading);
  }
  const narrow = tellApart(union.members, place.isNarrow === true);
  // As one type it has no place to say which it is, so the compiler has to see it.
  const told = isTold(narrow) && narrow.length === 1 ? tellApart(union.members, false) : narrow;
  const [only, second] = isTold(told) ? told : [];
  if (only !== undefined && second === undefined && oddOf(union).length === 0) {
    return { kind: "alias", type: reading.read(only.view, inside(place, "value"), report) };
  }
  if (isTold(told)) return readChoice(told, union, view, place, report, reading);
  const shared = alternatives === undefined ? undefined : findTag(alternatives, false);
  // The linker says which of them share a value.
  if (alternatives !== undefined && shared !== undefined) {
    return readTagged(alternatives, shared, place, report, reading);
  }
  report(describeUntold(told, union, view));
  return undefined;
}

/** The alternatives, if all of them are records without other keys than their fields. */
function recordsOf(union: Union): readonly Alternative[] | undefined {
  const alternatives = union.members.flatMap((view): Alternative[] => {
    const shape = view.shape();
    return shape.kind === "record" ? [{ view, shape }] : [];
  });
  return alternatives.length === union.members.length ? alternatives : undefined;
}

function readTagged(
  alternatives: readonly Alternative[],
  tag: string,
  place: Place,
  report: Report,
  reading: Reading,
): DeclarationBody {
  const variants = alternatives.flatMap((alternative) => readVariant(alternative, tag, place, report, reading));
  return { kind: "union", tag, variants };
}

function readVariant(
  { view, shape }: Alternative,
  tag: string,
  place: Place,
  report: Report,
  reading: Reading,
): readonly UnionVariant[] {
  const value = tagValue(shape, tag) ?? "";
  const record = reading.read(view, inside(place, value), report);
  return record.kind === "ref" ? [{ tag: value, record: record.id }] : [];
}

/** The field that has one text in every alternative; in each another one, where they are to be distinct. */
function findTag(alternatives: readonly Alternative[], distinct: boolean): string | undefined {
  return (alternatives[0]?.shape.properties ?? []).find(({ name }) => {
    const values = alternatives.map(({ shape }) => tagValue(shape, name));
    return values.every((value) => value !== undefined) && (!distinct || new Set(values).size === values.length);
  })?.name;
}

function tagValue(shape: RecordShape, name: string): string | undefined {
  const property = shape.properties.find((each) => each.name === name);
  if (property === undefined || property.optional) return undefined;
  const type = property.type.shape();
  return type.kind === "literal" && typeof type.value === "string" ? type.value : undefined;
}

function readChoice(
  told: readonly ToldAlternative[],
  union: Union,
  view: TypeView,
  place: Place,
  report: Report,
  reading: Reading,
): DeclarationBody | undefined {
  const odd = oddOf(union);
  const json = odd.find((member) => member.shape().kind === "scalar");
  if (json !== undefined) {
    const help = `Write \`${json.text}\` alone: it may be any of the others too.`;
    report(createDiagnostic("AN1007", union.name?.source ?? view.span, { text: union.name?.name ?? view.text, help }));
    return undefined;
  }
  if (odd.length > 0) {
    // What is wrong with them may be known from elsewhere: the union leads to it all the same.
    const alternatives = odd.map((member) => ({
      type: reading.read(member, place, report),
      when: { json: "object" as const },
    }));
    return { kind: "choice", alternatives };
  }
  const alternatives = told.map(({ view: member, when, key }) => {
    const type = reading.read(member, inside(place, labelOf({ view: member, when })), report);
    return { type, when, ...(key === undefined ? {} : { key }) };
  });
  return { kind: "choice", alternatives };
}

/** The alternatives that are no data, or may be any. */
function oddOf({ members }: Union): readonly TypeView[] {
  return members.filter((member) => jsonKindOf(member.shape()) === undefined);
}

/** What an alternative without a name is called by. */
function labelOf({ when: { json, values, fields = [] } }: ToldAlternative): string {
  const [field] = fields;
  if (field === undefined) return values === undefined ? json : "value";
  const [value] = field.values ?? [];
  if (value !== undefined) return typeof value === "string" ? value : `${field.name} ${value}`;
  return field.present === false ? "other" : field.name;
}

function describeUntold({ kind, left, right }: Untold, union: Union, view: TypeView): Diagnostic {
  const { name } = union;
  const help = kind === "object" ? tagHelp(left, right) : sameKindHelp(kind, left, right);
  return createDiagnostic("AN1007", name?.source ?? view.span, { text: name?.name ?? view.text, help });
}

function sameKindHelp(kind: Untold["kind"], left: TypeView, right: TypeView): string {
  const what = kind === "list" ? "lists" : kind === "bool" ? "truth values" : kind === "number" ? "numbers" : "text";
  return `\`${left.text}\` and \`${right.text}\` are both ${what} in JSON: choose one of them, or make each an interface with a field such as \`type\` that tells them apart.`;
}

function tagHelp(left: TypeView, right: TypeView): string {
  const [first, second] = [left.shape(), right.shape()];
  const tag = first.kind === "record" ? first.properties.find(({ name }) => isLoose(name, first, second)) : undefined;
  if (tag !== undefined) return `Remove the \`?\` after \`${tag.name}\`: where it is absent, it tells nothing.`;
  const both = `\`${left.text}\` and \`${right.text}\``;
  return `Give ${both} a field of the same name and a value of its own, such as \`type: "first"\` and \`type: "second"\`.`;
}

/** Reports whether both have a field with values of its own that may be absent. */
function isLoose(name: string, ...shapes: readonly Shape[]): boolean {
  const fields = shapes.map((shape) =>
    shape.kind === "record" ? shape.properties.find((property) => property.name === name) : undefined,
  );
  return fields.every((field) => {
    const shape = field?.type.shape();
    const kind = shape?.kind === "maybe" ? shape.present.shape().kind : shape?.kind;
    return field !== undefined && (kind === "literal" || kind === "literals" || kind === "enum");
  });
}
