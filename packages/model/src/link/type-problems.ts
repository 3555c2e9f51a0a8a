import type { Declaration } from "../declarations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Method } from "../model.js";
import { mentionedTypes, reachableIds } from "../walk.js";
import { checkFieldNames } from "./check-names.js";

/** The declarations of a model, and what is wrong with each of them. */
export interface CheckedDeclarations {
  readonly index: ReadonlyMap<string, Declaration>;
  /** By id: of those with problems alone. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Checks declarations, each once however many methods reach it. */
export function checkDeclarations(index: ReadonlyMap<string, Declaration>): CheckedDeclarations {
  const problems = new Map<string, readonly Diagnostic[]>();
  for (const [id, declaration] of index) {
    const own = declarationProblems(declaration, index);
    if (own.length > 0) problems.set(id, own);
  }
  return { index, problems };
}

function declarationProblems(declaration: Declaration, index: ReadonlyMap<string, Declaration>): readonly Diagnostic[] {
  if (declaration.kind === "record" || declaration.kind === "error") {
    return checkFieldNames("field", declaration.fields);
  }
  return declaration.kind === "union" ? tagProblems(declaration, index) : [];
}

/** Problems in the types that a method reaches: they are the method's own, for its code would need them. */
export function typeProblems(method: Method, { index, problems }: CheckedDeclarations): readonly Diagnostic[] {
  const reached = problems.size === 0 ? [] : [...reachableIds(mentionedTypes({ methods: [method] }), index)];
  return [...reached.flatMap((id) => problems.get(id) ?? []), ...errorProblems(method, index)];
}

/** Two errors of one method that its callers cannot tell apart. */
function errorProblems({ source, errors }: Method, index: ReadonlyMap<string, Declaration>): readonly Diagnostic[] {
  const seen = new Set<string>();
  return errors.flatMap(({ ref }) => {
    const declaration = index.get(ref);
    const name = (declaration?.kind === "error" ? declaration.name : undefined) ?? ref;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [createDiagnostic("AN3026", source, { method: source.name, name })];
  });
}

/** Two alternatives of a union that the tag cannot tell apart. */
function tagProblems(
  union: Extract<Declaration, { kind: "union" }>,
  index: ReadonlyMap<string, Declaration>,
): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return union.variants.flatMap(({ tag, record }) => {
    const earlier = first.get(tag);
    if (earlier === undefined) {
      first.set(tag, record);
      return [];
    }
    const span = union.source ?? index.get(record)?.source;
    return [createDiagnostic("AN3011", span, { tag: union.tag, value: tag, first: earlier, second: record })];
  });
}
