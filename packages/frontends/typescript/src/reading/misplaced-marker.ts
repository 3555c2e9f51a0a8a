import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { MisplacedMarker } from "../views.js";

/** Says that a marker stands on something else than an interface. */
export function describeMisplaced({ marker, what, name }: MisplacedMarker): Diagnostic {
  const wanted = name === "" ? "UserService" : name;
  const help =
    what === "a class"
      ? `Write an interface of its public methods, mark that, and let the class implement it: \`export interface ${wanted}Service { … }\`.`
      : `Write \`export interface ${wanted} { … }\` and mark that.`;
  return createDiagnostic("AN3016", marker.span, { what, help });
}
