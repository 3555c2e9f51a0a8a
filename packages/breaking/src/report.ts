import { createDiagnostic, type Diagnostic, type Service, type SourceSpan } from "@autonats/model";
import type { Break, BreakLevel } from "./break.js";
import { type BreakingCode, brokenBy } from "./rules.js";

/** What a comparison looks at: in words, and where it is written in each version. */
export interface Subject {
  /** Such as "field `name` of `User`". */
  readonly what: string;
  /** Where it is written in the old version; absent where it is not. */
  readonly before: SourceSpan | undefined;
  /** The same in the new version, or the closest thing that is still there. */
  readonly after: SourceSpan | undefined;
}

/** What a message says of the two versions. */
export interface Forms {
  readonly before?: string;
  readonly after?: string;
}

/** Collects what one service breaks, each thing once. */
export class Report {
  readonly breaks: Break[] = [];
  readonly level: BreakLevel;
  readonly #service: Service;
  readonly #old: (file: string) => string;
  readonly #said = new Set<string>();

  /** `old` returns the name of a file of the old version for people. */
  constructor(service: Service, level: BreakLevel, old: (file: string) => string) {
    this.level = level;
    this.#service = service;
    this.#old = old;
  }

  add(code: BreakingCode, { what, before, after }: Subject, { before: was = "", after: is = "" }: Forms = {}): void {
    const breaks = brokenBy(code);
    if (this.level === "wire" && breaks[0] === "sources") return;
    const earlier = before && { ...before, file: this.#old(before.file) };
    const diagnostic = describe(code, after, { what, before: was, after: is }, earlier);
    const key = JSON.stringify(diagnostic);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.breaks.push({ service: this.#service.name, breaks, diagnostic });
  }
}

function describe(
  code: BreakingCode,
  span: SourceSpan | undefined,
  parameters: { readonly what: string; readonly before: string; readonly after: string },
  earlier: SourceSpan | undefined,
): Diagnostic {
  const related = earlier === undefined ? [] : [{ span: earlier, message: "the version before" }];
  const diagnostic = createDiagnostic(code, span, parameters, related);
  return { ...diagnostic, message: diagnostic.message.charAt(0).toUpperCase() + diagnostic.message.slice(1) };
}
