import { createDiagnostic, type Diagnostic, type UnionVariant } from "@autonats/model";
import type { Shape, TypeView } from "../views.js";
import { inside, type Place } from "./place.js";
import type { BuildBody, DeclarationBody, Reading, Report } from "./reading.js";
import { jsonKindOf, type ToldAlternative, tellApart, type Untold } from "./tell-apart.js";

type Union = Extract<Shape, { kind: "union" }>;
type RecordShape = Extract<Shape, { kind: "record" }>;

interface Alternative {
  readonly view: TypeView;
  readonly shape: RecordShape;
}

/** Creates a union of records that one text tells apart, or else a choice of what JSON itself tells apart. */
export function readUnion(union: Union, view: TypeView, reading: Reading): BuildBody {
  return (place, report) => {
    const alternatives = recordsOf(union);
    const tag = alternatives === undefined ? undefined : findTag(alternatives, true);
    if (alternatives !== undefined && tag !== undefined) {
      return readTagged(alternatives, tag, place, report, reading);
    }
    const told = tellApart(union.members);
    if (isTold(told)) return readChoice(told, union, view, place, report, reading);
    const shared = alternatives === undefined ? undefined : findTag(alternatives, false);
    // The linker says which of them share a value.
    if (alternatives !== undefined && shared !== undefined) {
      return readTagged(alternatives, shared, place, report, reading);
    }
    report(describeUntold(told, union, view));
    return undefined;
  };
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
  const odd = union.members.filter((member) => jsonKindOf(member.shape()) === undefined);
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
  const alternatives = told.map(({ view: member, when }) => {
    return { type: reading.read(member, inside(place, labelOf({ view: member, when })), report), when };
  });
  return { kind: "choice", alternatives };
}

function isTold(told: readonly ToldAlternative[] | Untold): told is readonly ToldAlternative[] {
  return Array.isArray(told);
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
