import type { Annotation } from "../annotations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Method, Service } from "../model.js";
import { isPortableIdentifier, toCamelCase } from "../names/identifier.js";
import type { SourceService } from "../source-model.js";
import { AnnotationReader } from "./annotation-reader.js";
import type { LinkDefaults } from "./defaults.js";
import { linkMethod } from "./link-method.js";
import { type Parsed, parseConcurrency, parseTimeout, parseVersion } from "./values.js";

/** Links one service. It is only of use as far as `note` was told of no error, and the frontend left nothing out. */
export function linkService(
  service: SourceService,
  defaults: LinkDefaults,
  note: (diagnostic: Diagnostic) => void,
): Service {
  const annotations = new AnnotationReader(service.annotations, "interface", note);
  const name = annotations.value("server", parseServiceName);
  const version = annotations.value("version", parseVersion);
  const token = annotations.value("name", parseToken) ?? toCamelCase(name ?? "");
  const own: LinkDefaults = {
    timeoutMs: annotations.value("timeout", parseTimeout) ?? defaults.timeoutMs,
    concurrency: annotations.value("concurrency", parseConcurrency) ?? defaults.concurrency,
  };
  const methods = service.methods.map((method) => linkMethod(method, own, note));
  if (methods.length === 0 && service.incomplete !== true)
    note(createDiagnostic("AN3010", service.source, { name: service.source.name }));
  for (const problem of sharedNames(methods)) note(problem);
  return {
    name: name ?? "",
    subject: version === undefined ? token : `${token}.v${version.major}`,
    ...(version === undefined ? {} : { version: version.text }),
    methods,
    ...(service.doc === undefined ? {} : { doc: service.doc }),
    source: service.source,
  };
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

/** Methods that share a name on the wire, each after the first. */
function sharedNames(methods: readonly Method[]): readonly Diagnostic[] {
  const first = new Map<string, Method>();
  return methods.flatMap((method) => {
    const earlier = first.get(method.name);
    if (earlier === undefined) {
      first.set(method.name, method);
      return [];
    }
    const names = { first: earlier.source.name, second: method.source.name, name: method.name };
    return [createDiagnostic("AN3006", method.source, names, [{ span: earlier.source, message: "the first is here" }])];
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
