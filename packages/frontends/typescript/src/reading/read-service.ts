import { createDiagnostic, type Diagnostic, type SourceMethod, type SourceService } from "@autonats/model";

import type { OtherMemberView, ServiceView } from "../views.js";
import type { Place } from "./place.js";
import { readMethod } from "./read-method.js";
import type { Reading, Report } from "./reading.js";
import { describeUnresolved } from "./unresolved-problem.js";

/** A service as read, and what is wrong with it besides its types' own mistakes. */
export interface ServiceDraft {
  readonly service: SourceService;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a marked interface. */
export function readService(view: ServiceView, reading: Reading): ServiceDraft {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const { source, comment } = view;
  const { name } = source;
  if (!view.exported) report(createDiagnostic("AN1001", source, { name }));
  if (view.typeParameters.length > 0) {
    const help = `Give the parameters in an interface of its own, as in \`export interface User${name} extends ${name}<User> {}\`, and mark that.`;
    report(createDiagnostic("AN3017", source, { what: "interface", name, help }));
  }
  for (const unresolved of view.unresolved) report(describeUnresolved(unresolved));
  const place: Place = { names: [name], source, depth: 0 };
  const methods = view.members.flatMap((member) =>
    member.kind === "method" ? readMethod(member, place, report, reading) : describeOther(member, report),
  );
  const service: SourceService = {
    annotations: comment.annotations,
    methods,
    ...(comment.doc === undefined ? {} : { doc: comment.doc }),
    source,
  };
  return { service, diagnostics };
}

/** A member of a service that is not a method. */
function describeOther({ what, name, text, span }: OtherMemberView, report: Report): readonly SourceMethod[] {
  const help =
    what === "property"
      ? `Write a method, as in \`${/^\w+$/u.test(name) ? name : "get"}(): Promise<${text}>\`, or remove it.`
      : "Give it a name, as in `get(id: string): Promise<string>`, or remove it.";
  report(createDiagnostic("AN1005", span, { name, what, help }));
  return [];
}
