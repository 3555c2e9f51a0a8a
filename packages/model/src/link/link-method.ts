import type { Annotation } from "../annotations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DeclaredError, Method } from "../model.js";
import { isPortableIdentifier, toCamelCase, toPascalCase } from "../names/identifier.js";
import { reservedMethodName } from "../names/reserved.js";
import type { SourceMethod } from "../source-model.js";
import { AnnotationReader } from "./annotation-reader.js";
import { checkFieldNames, checkName } from "./check-names.js";
import type { LinkDefaults } from "./defaults.js";
import { type Parsed, parseConcurrency, parseErrorReference, parseTimeout } from "./values.js";

/** Links a method: its name on the wire, its limits and its errors. */
export function linkMethod(
  method: SourceMethod,
  defaults: LinkDefaults,
  report: (diagnostic: Diagnostic) => void,
): Method {
  const annotations = new AnnotationReader(method.annotations, "method", report);
  const name = annotations.value("name", parseMethodName) ?? toPascalCase(method.source.name);
  const { kind, parameters, unsent, result, without, atOnce, returnsSelf, reduced, optional, inOut, doc, source } =
    method;
  for (const problem of methodNameProblems(name, method)) report(problem);
  for (const problem of checkFieldNames("parameter", parameters)) report(problem);
  reportInOut(method, annotations);
  reportRequired(method, annotations);
  const idempotent = readIdempotent(method, annotations);
  const attemptTimeoutMs = readAttemptTimeout(idempotent, annotations);
  reportDurable(annotations.flag("durable"), method, annotations, report);
  return {
    name,
    kind,
    parameters,
    ...(unsent === undefined ? {} : { unsent }),
    ...(result === undefined ? {} : { result }),
    ...(without === undefined ? {} : { without }),
    ...(atOnce === undefined ? {} : { atOnce }),
    ...(returnsSelf === undefined ? {} : { returnsSelf }),
    ...(reduced === undefined ? {} : { reduced }),
    ...(optional === undefined ? {} : { optional }),
    ...(inOut === undefined ? {} : { inOut }),
    errors: linkErrors(method, annotations),
    timeoutMs: annotations.value("timeout", parseTimeout) ?? defaults.timeoutMs,
    concurrency: annotations.value("concurrency", parseConcurrency) ?? defaults.concurrency,
    idempotent,
    ...(attemptTimeoutMs === undefined ? {} : { attemptTimeoutMs }),
    ...(doc === undefined ? {} : { doc }),
    source,
  };
}

const wireName = "Choose another name, or keep it and give it another one on the wire with `@nats:name`.";

/** Reserved is what any language would call it: `Then` is `then` in TypeScript. */
function methodNameProblems(name: string, { source }: SourceMethod): readonly Diagnostic[] {
  const inSource = checkName("method", source.name, source, reservedMethodName);
  return inSource.length > 0 ? inSource : checkName("method", toCamelCase(name), source, reservedMethodName, wireName);
}

function parseMethodName(text: string): Parsed<string> {
  return isPortableIdentifier(text) && /^[A-Z]/u.test(text)
    ? { value: text }
    : { problem: "a method's name on the wire is a capital letter followed by letters, digits and underscores" };
}

function linkErrors(method: SourceMethod, annotations: AnnotationReader): readonly DeclaredError[] {
  const references = annotations.values("error", parseErrorReference);
  const first = references[0];
  if (method.kind === "oneWay" && first !== undefined) {
    annotations.misplaced(
      first.annotation,
      "a one-way method",
      "what callers receive, and a one-way call is never answered",
      "Remove it, or let the method return a result that the caller waits for.",
    );
  }
  return references.flatMap(({ value: { name, code } }) => {
    const found = method.errors.find((error) => error.name === name);
    return found === undefined ? [] : [{ ref: found.ref, code }];
  });
}

function readIdempotent(method: SourceMethod, annotations: AnnotationReader): boolean {
  const annotation = annotations.flag("idempotent");
  if (annotation !== undefined && method.kind === "oneWay") {
    annotations.misplaced(
      annotation,
      "a one-way method",
      "calls that may be sent again, and a one-way call is sent once",
      "Remove it.",
    );
  }
  return annotation !== undefined;
}

function readAttemptTimeout(isIdempotent: boolean, annotations: AnnotationReader): number | undefined {
  const [given] = annotations.values("attemptTimeout", parseTimeout);
  if (given === undefined || isIdempotent) return given?.value;
  annotations.misplaced(
    given.annotation,
    "a method that is not idempotent",
    "calls that may be sent again, and one of this method is only if it did not run",
    "Remove it, or add `@nats:idempotent` if the method may run twice.",
  );
  return undefined;
}

/** What the parameters are that it names, the frontend knows. */
function reportInOut({ inOut, problems = [] }: SourceMethod, annotations: AnnotationReader): void {
  const [given] = annotations.values("inout", (text) => ({ value: text }));
  if (given === undefined || inOut !== undefined || problems.length > 0) return;
  annotations.misplaced(
    given.annotation,
    "a method without pointers",
    "pointers to structs that a method of Go writes into",
    "Remove it, and let the method return what it has changed.",
  );
}

/** Which results it is about, the frontend knows. */
function reportRequired({ hasPointers, problems = [] }: SourceMethod, annotations: AnnotationReader): void {
  const annotation = annotations.flag("required");
  if (annotation === undefined || hasPointers === true || problems.length > 0) return;
  annotations.misplaced(
    annotation,
    "a method that returns no pointer",
    "pointers to structs that a method of Go returns",
    "Remove it.",
  );
}

function reportDurable(
  annotation: Annotation | undefined,
  method: SourceMethod,
  annotations: AnnotationReader,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (annotation === undefined) return;
  if (method.kind === "oneWay") report(createDiagnostic("AN3009", annotation.span, {}));
  else {
    annotations.misplaced(
      annotation,
      "a method that is answered",
      "one-way methods",
      "Remove it, or let the method return nothing, not even an error.",
    );
  }
}
