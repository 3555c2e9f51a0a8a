import type { Annotation } from "../annotations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic, TextEdit } from "../diagnostics/diagnostic.js";
import type { Method, SkippedMethod } from "../model.js";
import type { SourceSpan } from "../source.js";
import type { SourceMethod } from "../source-model.js";
import { AnnotationReader } from "./annotation-reader.js";
import type { LinkOptions } from "./defaults.js";
import { linkMethod } from "./link-method.js";
import { type CheckedDeclarations, typeProblems } from "./type-problems.js";

/** The methods of a service, and those that are not served. */
export interface LinkedMethods {
  readonly methods: readonly Method[];
  readonly skipped: readonly SkippedMethod[];
  /** Whether each of `methods` can be served. */
  readonly isWhole: boolean;
  /** Errors of the frontend that no longer matter, because a warning says that their method is left out. */
  readonly excused: readonly Diagnostic[];
  readonly ways: readonly WayOut[];
}

/** A method that cannot be served: why, and the change that leaves it out. */
export interface WayOut {
  readonly problems: readonly Diagnostic[];
  readonly edit: TextEdit;
}

/** Links the methods of a service, each for itself: what is wrong with one keeps none of the others from being served. */
export function linkMethods(
  sources: readonly SourceMethod[],
  options: LinkOptions,
  declarations: CheckedDeclarations,
  note: (diagnostic: Diagnostic) => void,
): LinkedMethods {
  const methods = new Map<string, Method>();
  const clashing: Method[] = [];
  const skipped: SkippedMethod[] = [];
  const excused: Diagnostic[] = [];
  const ways: WayOut[] = [];
  let isWhole = true;
  for (const source of sources) {
    if (isSkipped(source)) {
      new AnnotationReader(withOneSkip(source), "method", note).flag("skip");
      skipped.push(source.unserved);
      continue;
    }
    const problems: Diagnostic[] = [];
    const method = linkMethod(source, options, (problem) => problems.push(problem));
    const earlier = methods.get(method.name);
    // Of a property there is nothing to link: it is served by no name.
    if (source.unserved.property === true) problems.length = 0;
    else if (earlier !== undefined) problems.push(sharedName(earlier, method));
    problems.push(...typeProblems(method, declarations));
    const errors = [...(source.problems ?? []), ...problems.filter(isError)];
    const [first, ...others] = errors;
    if (first !== undefined && options.skipUnsupported === true) {
      note(leftOut(source, first, others));
      for (const problem of problems) if (!isError(problem)) note(problem);
      skipped.push(source.unserved);
      excused.push(...errors);
      continue;
    }
    for (const problem of problems) note(problem);
    if (first !== undefined) isWhole = false;
    if (first !== undefined && source.skipEdit !== undefined) ways.push({ problems: errors, edit: source.skipEdit });
    if (earlier === undefined) methods.set(method.name, method);
    else clashing.push(method);
  }
  return { methods: [...methods.values(), ...clashing], skipped, isWhole, excused, ways };
}

function isSkipped({ annotations }: SourceMethod): boolean {
  return annotations.some(({ name }) => name === "skip");
}

/** Each signature of a method and each line that embeds its interface may say that it is skipped. */
function withOneSkip({ annotations }: SourceMethod): readonly Annotation[] {
  const first = annotations.findIndex(({ name }) => name === "skip");
  return annotations.filter(({ name }, index) => name !== "skip" || index === first);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** Two methods that share a name on the wire. */
function sharedName(earlier: Method, method: Method): Diagnostic {
  const names = { first: earlier.source.name, second: method.source.name, name: method.name };
  return createDiagnostic("AN3006", method.source, names, [{ span: earlier.source, message: "the first is here" }]);
}

function leftOut({ source }: SourceMethod, first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const { name } = source;
  const isElsewhere = ({ file, line, column }: SourceSpan): boolean =>
    file !== source.file || line !== source.line || column !== source.column;
  const related = [first, ...others].flatMap(({ span, message }) =>
    span !== undefined && isElsewhere(span) ? [{ span, message }] : [],
  );
  return createDiagnostic("AN3027", source, { method: name, reason: first.message, edit: first.help }, related);
}
