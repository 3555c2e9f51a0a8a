import type { Annotation } from "../annotations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closestName } from "../names/closest-name.js";

/** What an annotation is about and where it may be. */
export interface AnnotationRule {
  readonly on: readonly ("interface" | "method")[];
  readonly subject: string;
  readonly example: string;
  readonly repeatable?: true;
}

export type AnnotationName =
  | "server"
  | "version"
  | "timeout"
  | "concurrency"
  | "name"
  | "idempotent"
  | "attemptTimeout"
  | "error"
  | "durable"
  | "skip"
  | "required"
  | "inout";

const rules: Readonly<Record<AnnotationName, AnnotationRule>> = {
  server: { on: ["interface"], subject: "the service", example: "@nats:server User" },
  version: { on: ["interface"], subject: "the service as a whole", example: "@nats:version 1.2.0" },
  timeout: { on: ["interface", "method"], subject: "calls", example: "@nats:timeout 2s" },
  concurrency: { on: ["interface", "method"], subject: "calls", example: "@nats:concurrency 10" },
  name: { on: ["interface", "method"], subject: "names on the wire", example: "@nats:name GetById" },
  idempotent: { on: ["method"], subject: "one method", example: "@nats:idempotent" },
  attemptTimeout: { on: ["method"], subject: "one method", example: "@nats:attemptTimeout 200ms" },
  error: { on: ["method"], subject: "one method", example: "@nats:error NotFound", repeatable: true },
  durable: { on: ["method"], subject: "one method", example: "@nats:durable" },
  inout: { on: ["method"], subject: "one method", example: "@nats:inout article" },
  required: { on: ["interface", "method"], subject: "the results of methods", example: "@nats:required" },
  skip: { on: ["method"], subject: "one method", example: "@nats:skip" },
};

/** What is known of the annotations of interfaces and methods, by name. */
export const annotationRules: ReadonlyMap<string, AnnotationRule> = new Map(Object.entries(rules));

/** The annotations of Go's types, which its frontend reads. */
const typeAnnotations: readonly string[] = ["union", "variant", "open", "closed"];

/** Describes which annotations there are, and which of them was most likely meant. */
export function suggestNames(name: string): string {
  const names = [...annotationRules.keys()];
  const close = closestName(name, names);
  const suggestion = close === undefined ? "" : `Did you mean \`@nats:${close}\`? `;
  return `${suggestion}Use one of: ${names.map((each) => `\`@nats:${each}\``).join(", ")}.`;
}

/** Warns of an annotation that is where none is read. */
export function describeUnread({ name, span }: Annotation): Diagnostic {
  const isKnown = annotationRules.has(name) || typeAnnotations.includes(name);
  const help = isKnown
    ? "Move it into the doc comment of an interface marked with `@nats:server`, or of one of its methods."
    : suggestNames(name);
  return createDiagnostic("AN3012", span, { name, help });
}
