import { createDiagnostic, type TypeExpr } from "@autonats/model";
import type { Shape, TypeName, TypeView } from "../views.js";
import { leftOut } from "./behaviour.js";
import { describeLibrary, describeMisfit } from "./misfits.js";
import { inside, type Place } from "./place.js";
import { readEnum, readLiterals } from "./read-enum.js";
import { readMapKey } from "./read-map-key.js";
import { readRecord } from "./read-record.js";
import { readUnion } from "./read-union.js";
import { type BuildBody, type Reading, type Report, unreadable } from "./reading.js";
import { describeUnresolved } from "./unresolved-problem.js";

/** Creates a type of the model from the shape of a type. */
export function readShape(
  shape: Shape,
  view: TypeView,
  place: Place,
  report: Report,
  optional: boolean,
  reading: Reading,
): TypeExpr {
  switch (shape.kind) {
    case "scalar":
      return shape;
    case "literal": {
      const { value, member } = shape;
      if (member === undefined) return { kind: "literal", value };
      const whole = reading.read(member.enum, place, report);
      return whole.kind === "ref"
        ? { kind: "literal", value, member: { ref: whole.id, name: member.name } }
        : unreadable;
    }
    case "list": {
      const element = readElement(shape.element, inside(place, "item"), report, reading);
      return { kind: "list", element, ...(shape.spelling === undefined ? {} : { spelling: shape.spelling }) };
    }
    case "tuple":
      return readTuple(shape, view, place, report, reading);
    case "map": {
      const key = readMapKey(shape.key, inside(place, "key"), report, reading);
      const held = shape.value.shape();
      const isLoose = shape.spelling === "Record" && held.kind === "maybe" && held.undefined;
      const spelling = isLoose ? "PartialRecord" : shape.spelling;
      const isPartial = spelling === "PartialRecord";
      const inner = inside(place, "value");
      const value = isPartial
        ? reading.readOptional(shape.value, inner, report)
        : reading.read(shape.value, inner, report);
      return { kind: "map", key, value, spelling };
    }
    case "maybe": {
      const present = shape.present.shape();
      const isUndefined = shape.undefined && !optional;
      // Null can stand for undefined, unless it is null already.
      const isNull = shape.null || (present.kind === "scalar" && present.scalar === "json");
      if (isUndefined && isNull) report(describeUndefined(shape, view));
      const type = reading.read(shape.present, place, report);
      if (shape.null) return { kind: "nullable", type };
      return isUndefined ? { kind: "nullable", type, spelling: shape.void === true ? "void" : "undefined" } : type;
    }
    case "record":
      return reading.declare(shape.name, view, place, report, readRecord(shape, reading));
    case "enum":
      return reading.declare(shape.name, view, place, report, readEnum(shape, view));
    case "literals":
      return reading.declare(writtenOut(shape.name), view, place, report, readLiterals(shape, view));
    case "union":
      return readUnion(shape, view, place, report, reading);
    case "class":
      return reading.declare(shape.name, view, place, report, readClass(shape, view));
    case "converted": {
      const { name, data, conversion, as } = shape;
      return reading.declare(name, view, place, report, (inner, note) => {
        const type = reading.read(data, inside(inner, "data"), note);
        return { kind: "alias", type, conversion, ...(as === undefined ? {} : { as }) };
      });
    }
    case "brand":
      return readBrand(shape, view, place, report, reading);
    default:
      for (const problem of describeProblems(shape, view)) report(problem);
      return unreadable;
  }
}

/** Reads what is in a list. Where null is possible, undefined would arrive as null, so it is refused instead. */
function readElement(view: TypeView, place: Place, report: Report, reading: Reading): TypeExpr {
  const shape = view.shape();
  if (shape.kind !== "maybe" || !shape.null || !shape.undefined) return reading.read(view, place, report);
  const help = `Write \`null\` in its place, and \`${shape.present.text} | null\` as the type to say so.`;
  report(
    leftOut("`undefined`", { problem: "null is possible too, and the two are one in a list of JSON", help }, view),
  );
  return { kind: "nullable", type: reading.read(shape.present, place, report), spelling: "null, undefined" };
}

function readTuple(
  shape: Extract<Shape, { kind: "tuple" }>,
  view: TypeView,
  place: Place,
  report: Report,
  reading: Reading,
): TypeExpr {
  const odd = shape.elements.find((element) => element.form !== "required");
  if (odd !== undefined) {
    const what = odd.form === "optional" ? "an optional element" : "a rest element";
    report(createDiagnostic("AN1009", odd.type.span, { text: view.text, what }));
    return unreadable;
  }
  const elements = shape.elements.map(({ type }, index) => {
    return readElement(type, inside(place, `item${index + 1}`), report, reading);
  });
  return { kind: "tuple", elements, ...(shape.readonly ? { spelling: "readonly" } : {}) };
}

function readBrand(
  shape: Extract<Shape, { kind: "brand" }>,
  view: TypeView,
  place: Place,
  report: Report,
  reading: Reading,
): TypeExpr {
  const { name, scalar, spelling } = shape;
  if (name?.source === undefined) {
    report(createDiagnostic("AN1010", view.span, { text: view.text }));
    return unreadable;
  }
  return reading.declare(name, view, place, report, () => {
    return { kind: "alias", type: { kind: "scalar", scalar, ...(spelling === undefined ? {} : { spelling }) } };
  });
}

/** A class that is not data is wrong where it is declared, once, however often it is used. */
function readClass({ name, member, memberSpan, data }: Extract<Shape, { kind: "class" }>, view: TypeView): BuildBody {
  return (_place, report) => {
    const related = [
      { span: memberSpan, message: `\`${member}\` is here` },
      { span: view.span, message: "it is used here" },
    ];
    const help =
      data === undefined
        ? `Write an interface of the fields that have to be sent, and use that; or give the class \`toJSON()\` and \`static fromJSON(data): ${name.name}\`.`
        : `Add \`static fromJSON(data: ${data}): ${name.name}\` to it, which makes one of what \`toJSON\` returns.`;
    report(createDiagnostic("AN1011", name.source ?? view.span, { name: name.name, member, help }, related));
    return undefined;
  };
}

/** Reports a type that may be both null and undefined. */
export function describeUndefined(
  shape: Extract<Shape, { kind: "maybe" }>,
  view: TypeView,
): ReturnType<typeof describeMisfit> {
  const { text } = shape.present;
  // A type argument can be undefined although the source does not say so.
  const said = view.text === text ? `${text} | undefined` : view.text;
  return createDiagnostic("AN1008", view.span, { text: said, present: text });
}

type Problem = Extract<Shape, { kind: "misfit" | "unresolved" | "library" | "indexWithFields" | "symbolKey" }>;

function describeProblems(shape: Problem, view: TypeView): readonly ReturnType<typeof describeMisfit>[] {
  const { span, text } = view;
  switch (shape.kind) {
    case "misfit":
      return [describeMisfit(shape.misfit, view)];
    case "unresolved":
      return shape.names.map(describeUnresolved);
    case "library":
      return [describeLibrary(shape, view)];
    case "indexWithFields": {
      const problem = `it has the field \`${shape.field}\` beside an index signature`;
      const help = "Put what is indexed into a field of its own, such as `values: Record<string, string>`.";
      return [createDiagnostic("AN3013", span, { text, problem, help })];
    }
    case "symbolKey": {
      const problem = `its key \`[${shape.key}]\` is a symbol, which is known only in its own process`;
      return [createDiagnostic("AN3013", span, { text, problem, help: "Give the field a name, or leave it out." })];
    }
  }
}

/** The name of literals, which generated code writes out where it cannot import it. */
function writtenOut(name: TypeName | undefined): TypeName | undefined {
  if (name?.source === undefined || name.source.exported) return name;
  const { source: _, ...rest } = name;
  return rest;
}
