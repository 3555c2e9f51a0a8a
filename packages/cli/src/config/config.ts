import type { SourceSpan } from "@autonats/model";
import type { ImportExtension, LanguageId } from "./values.js";

/** What `autonats.yaml` says. Whatever is absent keeps its default. */
export interface Config {
  /** The file itself, from the project's root; absent when there is none. */
  readonly file?: string;
  /** Patterns of sources, from the root. Default: every source of the project. */
  readonly include?: readonly ConfigPattern[];
  /** Patterns of files that are no sources. */
  readonly exclude?: readonly string[];
  /** Milliseconds, for methods without an annotation. */
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  /** What is generated, from sources of any language. */
  readonly languages?: readonly LanguageId[];
  readonly typescript?: TypescriptSection;
  readonly go?: GoSection;
}

/** A pattern and where it is written. */
export interface ConfigPattern {
  readonly value: string;
  readonly span: SourceSpan;
}

/**
 * Directories for generated files, from the root, by the language of their source; for Go also the path of one file, which
 * ends in `.go`. Absent: beside the source.
 */
export type OutDirectories = Readonly<Partial<Record<LanguageId, string>>>;

/** The section `typescript`. */
export interface TypescriptSection {
  readonly out?: OutDirectories;
  readonly importExtension?: ImportExtension;
}

/** The section `go`. */
export interface GoSection {
  readonly out?: OutDirectories;
  /** Name of the generated package. */
  readonly package?: string;
  /** Import path of the module that the project's root is. */
  readonly module?: string;
}
