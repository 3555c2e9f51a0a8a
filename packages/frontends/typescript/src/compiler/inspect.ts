import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape, TypeView } from "../views.js";
import { createExports } from "./exports.js";
import type { Inspection } from "./inspection.js";
import { findBrandAliases, findOrphanAliases, isBrand } from "./orphan-aliases.js";
import { isOwnFile } from "./own-files.js";
import type { Project } from "./project.js";
import { shapeOf } from "./shape-of.js";
import { aliasOfType } from "./type-names.js";
import { standIn } from "./type-parameters.js";

/** Lets the types of a project be looked at. */
export function inspect(project: Project, types: Inspection["types"]): Inspection {
  const orphans = once(() => findOrphanAliases(project));
  const brands = once(() => findBrandAliases(project));
  const inspection: Inspection = {
    ...project,
    types,
    exports: createExports(project),
    aliasOf: (type) => {
      if (type.aliasSymbol !== undefined) return type.aliasSymbol;
      if (type.isUnion()) return orphans().get(type);
      return isBrand(type) ? brands().get(type) : undefined;
    },
    names: new Map(),
    unresolved: new Map(),
    view: (type, node, near) => {
      const chosen = standIn(type, inspection.checker);
      return chosen === undefined
        ? viewType(type, node, near, inspection)
        : viewType(chosen, undefined, node === undefined ? near : placeOf(node, near, inspection), inspection);
    },
  };
  return inspection;
}

function placeOf(node: ts.TypeNode, near: SourceSpan, inspection: Inspection): SourceSpan {
  return isOwnFile(node.getSourceFile(), inspection) ? inspection.places.span(node) : near;
}

function viewType(type: ts.Type, node: ts.TypeNode | undefined, near: SourceSpan, inspection: Inspection): TypeView {
  const { checker, places } = inspection;
  const written = node !== undefined && isOwnFile(node.getSourceFile(), inspection);
  const span = written ? places.span(node) : near;
  const text = once(() =>
    shorten(written && isWholly(type, node, checker) ? node.getText() : checker.typeToString(type)),
  );
  const alias = once(() => aliasOfType(type, node, span, inspection));
  return {
    identity: type,
    span,
    get text(): string {
      return text();
    },
    alias,
    shape: once((): Shape => shapeOf(type, node, span, inspection)),
  };
}

/** Computes a value when it is first asked for: most views are never asked for most of theirs. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Reports whether a piece of source says all of a type, not just the name of a type parameter that stands for it. */
function isWholly(type: ts.Type, node: ts.TypeNode, checker: ts.TypeChecker): boolean {
  const written = checker.getTypeFromTypeNode(node);
  return written === type || checker.getNonNullableType(type) === checker.getNonNullableType(written);
}

const longestText = 60;

/** One line of at most 60 characters. */
function shorten(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= longestText ? line : `${line.slice(0, longestText - 2)} …`;
}
