import { createDiagnostic, toCamelCase, type UnionVariant } from "@autonats/model";
import type { Shape, TypeView } from "../views.js";
import { inside, type Place } from "./place.js";
import type { BuildBody, Reading, Report } from "./reading.js";

type Union = Extract<Shape, { kind: "union" }>;
type RecordShape = Extract<Shape, { kind: "record" }>;

interface Alternative {
  readonly view: TypeView;
  readonly shape: RecordShape;
}

/** Creates a union of records that one of their fields tells apart. */
export function readUnion(union: Union, view: TypeView, reading: Reading): BuildBody {
  return (place, report) => {
    const alternatives = recordsOf(union);
    if (alternatives === undefined) {
      report(describeUntold(union, view));
      return undefined;
    }
    const tag = findTag(alternatives);
    if (tag === undefined) {
      report(describeUntagged(alternatives, union, view));
      return undefined;
    }
    const variants = alternatives.flatMap((alternative) => readVariant(alternative, tag, place, report, reading));
    return { kind: "union", tag, variants };
  };
}

/** The alternatives, if all of them are records. */
function recordsOf(union: Union): readonly Alternative[] | undefined {
  const alternatives = union.members.flatMap((view): Alternative[] => {
    const shape = view.shape();
    return shape.kind === "record" ? [{ view, shape }] : [];
  });
  return alternatives.length === union.members.length ? alternatives : undefined;
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

/** The field that has another literal in every alternative; failing that, a literal in every one. */
function findTag(alternatives: readonly Alternative[]): string | undefined {
  const candidates = (alternatives[0]?.shape.properties ?? [])
    .map(({ name }) => ({ name, values: alternatives.map(({ shape }) => tagValue(shape, name)) }))
    .filter(({ values }) => values.every((value) => value !== undefined));
  const distinct = candidates.find(({ values }) => new Set(values).size === values.length);
  return (distinct ?? candidates[0])?.name;
}

function tagValue(shape: RecordShape, name: string): string | undefined {
  const property = shape.properties.find((each) => each.name === name);
  if (property === undefined || property.optional) return undefined;
  const type = property.type.shape();
  return type.kind === "literal" && typeof type.value === "string" ? type.value : undefined;
}

function describeUntagged(
  alternatives: readonly Alternative[],
  { name }: Union,
  view: TypeView,
): ReturnType<typeof createDiagnostic> {
  const [first = "first", second = "second"] = alternatives.map(
    ({ shape }) => shape.name && toCamelCase(shape.name.name),
  );
  const numbered = (alternatives[0]?.shape.properties ?? []).find((property) =>
    alternatives.every(({ shape }) => isLiteralField(shape, property.name)),
  );
  const help =
    numbered === undefined
      ? `Give each of them a field of the same name and a string of its own, such as \`type: "${first}"\` and \`type: "${second}"\`.`
      : `Write the values of \`${numbered.name}\` as strings, such as \`${numbered.name}: "${first}"\`.`;
  return createDiagnostic("AN1007", name?.source ?? view.span, { text: name?.name ?? view.text, help });
}

function isLiteralField(shape: RecordShape, name: string): boolean {
  const property = shape.properties.find((each) => each.name === name);
  return property !== undefined && !property.optional && property.type.shape().kind === "literal";
}

function describeUntold(union: Union, view: TypeView): ReturnType<typeof createDiagnostic> {
  const help =
    listOrOne(union) ??
    (isAnyJson(union, view) ? "Write `Json` of `@autonats/runtime`, which is any JSON value." : undefined) ??
    "Choose one of them, or make each an interface with a field such as `type` that tells them apart.";
  return createDiagnostic("AN1007", union.name?.source ?? view.span, { text: union.name?.name ?? view.text, help });
}

/** Reports whether the union holds lists and maps of itself, which is how one spells any JSON value. */
function isAnyJson({ members }: Union, view: TypeView): boolean {
  const isWhole = (part: TypeView): boolean => {
    const shape = part.shape();
    return part.identity === view.identity || (shape.kind === "maybe" && shape.present.identity === view.identity);
  };
  const shapes = members.map((member) => member.shape());
  return (
    shapes.some((shape) => shape.kind === "list" && isWhole(shape.element)) &&
    shapes.some((shape) => shape.kind === "map" && isWhole(shape.value))
  );
}

/** `T | T[]` is a habit of functions, not of data. */
function listOrOne(union: Union): string | undefined {
  const list = union.members.find((member) => member.shape().kind === "list")?.shape();
  if (list?.kind !== "list" || union.members.length !== 2) return undefined;
  const isOther = union.members.some((member) => member.identity === list.element.identity);
  return isOther ? `Write \`${list.element.text}[]\`; a list can hold one.` : undefined;
}
