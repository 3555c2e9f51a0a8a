import type { Annotation } from "../annotations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Service } from "../model.js";
import { isPortableIdentifier, toCamelCase } from "../names/identifier.js";
import type { SourceService } from "../source-model.js";
import { AnnotationReader } from "./annotation-reader.js";
import type { LinkOptions } from "./defaults.js";
import { type LinkedMethods, linkMethods } from "./link-methods.js";
import type { CheckedDeclarations } from "./type-problems.js";
import { type Parsed, parseConcurrency, parseTimeout, parseVersion } from "./values.js";

/** A service, and what became of its methods. */
export interface LinkedService extends Pick<LinkedMethods, "isWhole" | "excused" | "ways"> {
  readonly service: Service;
}

/** Links one service. It is only of use as far as `note` was told of no error, and the frontend left nothing out. */
export function linkService(
  service: SourceService,
  options: LinkOptions,
  declarations: CheckedDeclarations,
  note: (diagnostic: Diagnostic) => void,
): LinkedService {
  const annotations = new AnnotationReader(service.annotations, "interface", note);
  const name = annotations.value("server", parseServiceName);
  const version = annotations.value("version", parseVersion);
  const token = annotations.value("name", parseToken) ?? toCamelCase(name ?? "");
  annotations.flag("required");
  const own: LinkOptions = {
    ...options,
    timeoutMs: annotations.value("timeout", parseTimeout) ?? options.timeoutMs,
    concurrency: annotations.value("concurrency", parseConcurrency) ?? options.concurrency,
  };
  const { methods, skipped, isWhole, excused, ways } = linkMethods(service.methods, own, declarations, note);
  if (methods.length === 0 && service.incomplete !== true)
    note(createDiagnostic("AN3010", service.source, { name: service.source.name }));
  const linked: Service = {
    name: name ?? "",
    subject: version === undefined ? token : `${token}.v${version.major}`,
    ...(version === undefined ? {} : { version: version.text }),
    methods,
    ...(skipped.length === 0 ? {} : { skipped }),
    ...(service.doc === undefined ? {} : { doc: service.doc }),
    source: service.source,
    ...(service.neighbours === undefined ? {} : { neighbours: service.neighbours }),
  };
  return { service: linked, isWhole, excused, ways };
}

/** Services that would answer on the same subject, each after the first. */
export function sharedSubjects(services: readonly { service: Service; marker: Annotation }[]): readonly Diagnostic[] {
  const first = new Map<string, Annotation>();
  return services.flatMap(({ service: { name, subject }, marker }) => {
    const earlier = first.get(subject);
    if (earlier === undefined) {
      first.set(subject, marker);
      return [];
    }
    const related = [{ span: earlier.span, message: "the first is here" }];
    return [createDiagnostic("AN3005", marker.span, { name, subject: `autonats.${subject}` }, related)];
  });
}

function parseServiceName(text: string): Parsed<string> {
  return isPortableIdentifier(text) && /^[A-Za-z]/u.test(text)
    ? { value: text }
    : { problem: "a service's name is a letter followed by letters, digits and underscores, 64 at most" };
}

function parseToken(text: string): Parsed<string> {
  return isPortableIdentifier(text) && /^[a-z]/u.test(text)
    ? { value: text }
    : { problem: "a service's name on the wire is a small letter followed by letters, digits and underscores" };
}
