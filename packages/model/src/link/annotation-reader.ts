import type { Annotation } from "../annotations.js";
import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type AnnotationName, annotationRules, suggestNames } from "./annotation-names.js";
import type { Parsed } from "./values.js";

/**
 * Reads the annotations of one interface or method, and collects what is wrong with them: unknown ones, ones in the
 * wrong place, ones given twice.
 */
export class AnnotationReader {
  readonly #annotations: readonly Annotation[];
  readonly #report: (diagnostic: Diagnostic) => void;

  constructor(
    annotations: readonly Annotation[],
    place: "interface" | "method",
    report: (diagnostic: Diagnostic) => void,
  ) {
    this.#report = report;
    this.#annotations = annotations.filter((annotation) => this.#accept(annotation, place));
    this.#reportRepeated();
  }

  /** Reports whether the annotation is given. A value after a flag is a mistake. */
  flag(name: AnnotationName): Annotation | undefined {
    const annotation = this.#find(name);
    if (annotation !== undefined && annotation.value !== "") this.#reportValue(annotation, "it takes no value");
    return annotation;
  }

  /** The annotation's value, parsed; undefined when it is not given or wrong. */
  value<T>(name: AnnotationName, parse: (text: string) => Parsed<T>): T | undefined {
    const annotation = this.#find(name);
    return annotation === undefined ? undefined : this.#parse(annotation, parse);
  }

  /** The values of an annotation that may be given more than once, each with its place. */
  values<T>(
    name: AnnotationName,
    parse: (text: string) => Parsed<T>,
  ): readonly { readonly value: T; readonly annotation: Annotation }[] {
    return this.#annotations
      .filter((annotation) => annotation.name === name)
      .flatMap((annotation) => {
        const value = this.#parse(annotation, parse);
        return value === undefined ? [] : [{ value, annotation }];
      });
  }

  /** Reports that an annotation, valid in itself, does not belong to what it is written on. */
  misplaced(annotation: Annotation, place: string, subject: string, help: string): void {
    this.#report(createDiagnostic("AN3003", annotation.span, { name: annotation.name, place, subject, help }));
  }

  #find(name: AnnotationName): Annotation | undefined {
    return this.#annotations.find((annotation) => annotation.name === name);
  }

  #parse<T>(annotation: Annotation, parse: (text: string) => Parsed<T>): T | undefined {
    const parsed = parse(annotation.value);
    if ("value" in parsed) return parsed.value;
    this.#reportValue(annotation, parsed.problem);
    return undefined;
  }

  #accept(annotation: Annotation, place: "interface" | "method"): boolean {
    const { name, span } = annotation;
    const rule = annotationRules.get(name);
    if (rule === undefined) {
      this.#report(createDiagnostic("AN3001", span, { name, help: suggestNames(name) }));
      return false;
    }
    if (rule.on.includes(place)) return true;
    const where = place === "interface" ? "an interface" : "a method";
    const help = `Move it to the doc comment of the ${rule.on[0] ?? "interface"}.`;
    this.misplaced(annotation, where, rule.subject, help);
    return false;
  }

  #reportRepeated(): void {
    const first = new Map<string, Annotation>();
    for (const annotation of this.#annotations) {
      const { name, value, span } = annotation;
      const key = annotationRules.get(name)?.repeatable === true ? `${name} ${value.split(/\s/u)[0] ?? ""}` : name;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, annotation);
      else {
        const related = [{ span: earlier.span, message: "the first is here" }];
        this.#report(createDiagnostic("AN3004", span, { name: key }, related));
      }
    }
  }

  #reportValue({ name, value, span }: Annotation, problem: string): void {
    const example = annotationRules.get(name)?.example ?? "";
    const text = `@nats:${name} ${value}`.trimEnd();
    this.#report(createDiagnostic("AN3002", span, { text, problem, example }));
  }
}
