import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape, TypeView } from "../views.js";
import { createExports } from "./exports.js";
import type { Inspection } from "./inspection.js";
import type { Project } from "./project.js";
import { shapeOf } from "./shape-of.js";
import { aliasWritten } from "./type-names.js";

/** Lets the types of a project be looked at. */
export function inspect(project: Project): Inspection {
  const inspection: Inspection = {
    ...project,
    exports: createExports(project),
    view: (type, node, near) => viewType(type, node, near, inspection),
  };
  return inspection;
}

function viewType(type: ts.Type, node: ts.TypeNode | undefined, near: SourceSpan, inspection: Inspection): TypeView {
  const { checker, places, program } = inspection;
  const file = node?.getSourceFile();
  const written = file !== undefined && !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
  const span = node !== undefined && written ? places.span(node) : near;
  const alias = aliasWritten(type, node, span, inspection);
  return {
    identity: type,
    span,
    text: shorten(node !== undefined && written ? node.getText() : checker.typeToString(type)),
    ...(alias === undefined ? {} : { alias }),
    shape: (): Shape => shapeOf(type, node, span, inspection),
  };
}

const longestText = 60;

/** One line of at most 60 characters. */
function shorten(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= longestText ? line : `${line.slice(0, longestText - 2)} …`;
}
