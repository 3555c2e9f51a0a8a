import { createDiagnostic, type Diagnostic, toPascalCase } from "@autonats/model";
import type { MisplacedMarker } from "../views.js";

/** Reports a marker on something other than an interface. */
export function describeMisplaced({ marker, what, name }: MisplacedMarker): Diagnostic {
  const wanted = toPascalCase(name === "" ? "user" : name);
  const help =
    what === "a class"
      ? "Write an interface of its public methods and mark that; the class can then implement it."
      : `Write \`export interface ${/Service$/u.test(wanted) ? wanted : `${wanted}Service`}\` and mark that.`;
  return createDiagnostic("AN3016", marker.span, { what, help });
}
