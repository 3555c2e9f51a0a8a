import { createDiagnostic, type NamedError } from "@autonats/model";
import type { Place } from "../types/place.js";
import { readField } from "../types/read-record.js";
import type { Reading, Report } from "../types/reading.js";
import type { ErrorView, MethodView, TypeView } from "../views.js";

/** Finds the errors that a method's annotations name. */
export function readErrors(method: MethodView, place: Place, report: Report, reading: Reading): readonly NamedError[] {
  const found = new Map<string, NamedError>();
  for (const { name: annotation, value, span } of method.comment.annotations) {
    const [name = ""] = value.split(/\s/u);
    if (annotation !== "error" || name === "" || found.has(name)) continue;
    const view = method.error(name);
    if (view.kind === "missing") {
      const own = name.slice(name.lastIndexOf(".") + 1);
      const where = own === name ? "in this file" : `in \`${name.slice(0, -own.length - 1)}\``;
      const help = `Declare \`export class ${own} extends Error\` ${where}, or import it.`;
      report(createDiagnostic("AN3021", span, { name, help }));
    } else if (view.kind === "unsuitable") {
      const { problem, help } = view;
      report(
        createDiagnostic("AN3022", view.span, { name: view.name, problem, help }, [
          { span, message: "it is declared here" },
        ]),
      );
    } else {
      const ref = readError(view, place, report, reading);
      if (ref !== undefined) found.set(name, { name, ref });
    }
  }
  return [...found.values()];
}

function readError(
  { name, identity, parameters, assigned, span }: Extract<ErrorView, { kind: "error" }>,
  place: Place,
  report: Report,
  reading: Reading,
): string | undefined {
  const view: TypeView = {
    identity,
    span,
    text: name.name,
    alias: () => undefined,
    shape: () => ({ kind: "record", properties: [...parameters, ...assigned] }),
  };
  const type = reading.declare(name, view, place, report, (inner, note) => {
    const given = parameters.map((parameter) => readField(parameter, inner, note, reading));
    const set = assigned.map((field) => ({ ...readField(field, inner, note, reading), spelling: "assigned" }));
    return { kind: "error", name: name.name, fields: [...given, ...set] };
  });
  return type.kind === "ref" ? type.id : undefined;
}
