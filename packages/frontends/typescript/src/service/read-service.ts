import { createDiagnostic, type Diagnostic, type SourceService, type TextEdit } from "@autonats/model";
import type { Place } from "../types/place.js";
import type { Reading, Report } from "../types/reading.js";
import { describeUnresolved } from "../types/unresolved-problem.js";
import type { OtherMemberView, ServiceView } from "../views.js";
import { type MethodDraft, readMethod } from "./read-method.js";

/** A service as read, and what is wrong with it besides its types' own mistakes. */
export interface ServiceDraft {
  readonly service: SourceService;
  /** Of the service, and of no method of its own. */
  readonly diagnostics: readonly Diagnostic[];
  readonly methods: readonly MethodDraft[];
}

/** Reads a marked interface. */
export function readService(view: ServiceView, reading: Reading): ServiceDraft {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const { source, comment } = view;
  const { name } = source;
  if (!view.exported) {
    const help = view.nested
      ? "Move it to the top level of the file, and export it there."
      : `Write \`export interface ${name}\`.`;
    report(withEdit(createDiagnostic("AN1001", source, { name, help }), view.exportEdit));
  }
  for (const unresolved of view.unresolved) report(describeUnresolved(unresolved));
  const methods = view.typeParameters.length > 0 ? [] : readMembers(view, report, reading);
  if (view.typeParameters.length > 0) {
    const help = `Give the parameters in an interface of its own, as in \`export interface User${name} extends ${name}<User> {}\`, and mark that.`;
    report(createDiagnostic("AN3017", source, { what: "interface", name, help }));
  }
  const service: SourceService = {
    annotations: comment.annotations,
    methods: methods.map(({ method }) => method),
    ...(comment.doc === undefined ? {} : { doc: comment.doc }),
    source,
  };
  return { service, diagnostics, methods };
}

function readMembers({ source, members }: ServiceView, report: Report, reading: Reading): readonly MethodDraft[] {
  const place: Place = { names: [source.name], path: `${source.file}#${source.name}`, source, depth: 0 };
  return members.flatMap((member) => {
    if (member.kind === "method") return [readMethod(member, place, reading)];
    if (member.property !== undefined) return [readProperty(member, member.property)];
    report(describeOther(member));
    return [];
  });
}

/** A property is a method that can only be left out. */
function readProperty(member: OtherMemberView, property: NonNullable<OtherMemberView["property"]>): MethodDraft {
  const { source } = property;
  const { annotations } = property.comment;
  const { skipEdit } = property;
  return {
    method: {
      kind: "unary",
      parameters: [],
      errors: [],
      annotations,
      source,
      unserved: { source, canFail: false, property: true },
      ...(skipEdit === undefined ? {} : { skipEdit }),
    },
    diagnostics: annotations.some(({ name }) => name === "skip") ? [] : [describeOther(member)],
  };
}

function withEdit(diagnostic: Diagnostic, edit: TextEdit | undefined): Diagnostic {
  return edit === undefined ? diagnostic : { ...diagnostic, edits: [edit] };
}

/** A member of a service that is not a method. */
function describeOther({ what, name, text, span }: OtherMemberView): Diagnostic {
  const help =
    what === "property" && /^\w+$/u.test(name)
      ? `Write a method, as in \`${name}(): Promise<${text}>\`, or remove it.`
      : "Give it a name, as in `get(id: string): Promise<string>`, or remove it.";
  return createDiagnostic("AN1005", span, { name, what, help });
}
