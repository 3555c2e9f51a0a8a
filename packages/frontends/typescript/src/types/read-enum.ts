import { createDiagnostic, type EnumMember } from "@autonats/model";
import type { Literal, Shape, TypeView } from "../views.js";
import { describeMisfit } from "./misfits.js";
import type { BuildBody } from "./reading.js";

/** Creates an enum from an enum. */
export function readEnum(shape: Extract<Shape, { kind: "enum" }>, view: TypeView): BuildBody {
  return (_place, report) => {
    const { name, members } = shape;
    const { source } = name;
    const note = (problem: string, help: string): void => {
      report(createDiagnostic("AN3025", source ?? view.span, { name: name.name, problem, help }));
    };
    if (source === undefined) {
      note("no file can import it", "Declare it at the top level of a file, and export it.");
      return undefined;
    }
    const unknown = members.find(({ value }) => value === undefined);
    if (unknown !== undefined) {
      note(`the value of \`${unknown.name}\` is only known when the program runs`, "Write the value itself.");
      return undefined;
    }
    const found = members.map(({ value = "", doc, source: place }): EnumMember => {
      return { value, ...(doc === undefined ? {} : { doc }), source: place };
    });
    return enumBody(found, (problem, help) => note(problem, help));
  };
}

/** Creates an enum from a union of literals. */
export function readLiterals(shape: Extract<Shape, { kind: "literals" }>, view: TypeView): BuildBody {
  return (_place, report) => {
    if (shape.values.some((value) => typeof value === "bigint")) {
      report(describeMisfit("bigintLiteral", view));
      return undefined;
    }
    const note = (problem: string, help: string): void => {
      report(
        createDiagnostic("AN3025", shape.name?.source ?? view.span, {
          name: shape.name?.name ?? view.text,
          problem,
          help,
        }),
      );
    };
    const odd = shape.values.find((value) => typeof value === "boolean");
    if (odd !== undefined) {
      note(`\`${odd}\` is among its values`, "Write all of them as strings.");
      return undefined;
    }
    const values = shape.values.filter(
      (value: Literal): value is string | number => typeof value !== "bigint" && typeof value !== "boolean",
    );
    return enumBody(
      values.map((value) => ({ value })),
      note,
    );
  };
}

function enumBody(all: readonly EnumMember[], note: (problem: string, help: string) => void): ReturnType<BuildBody> {
  const seen = new Set<string | number>();
  const members = all.filter(({ value }) => !seen.has(value) && seen.add(value));
  const texts = members.filter(({ value }) => typeof value === "string");
  if (members.length === 0) {
    note("it has no members", "Give it at least one.");
    return undefined;
  }
  if (texts.length === members.length) return { kind: "enum", base: "string", members };
  if (texts.length > 0) {
    note("some of its values are strings, others are numbers", "Write all of them as strings.");
    return undefined;
  }
  const fraction = members.find(({ value }) => !Number.isSafeInteger(value));
  if (fraction !== undefined) {
    note(`\`${fraction.value}\` is not a whole number`, "Write whole numbers, or strings.");
    return undefined;
  }
  return { kind: "enum", base: "int", members };
}
