import type { SourceSpan, TypeForm } from "@autonats/model";
import type { GatewaySection } from "./gateway-section.js";

/** What `autonats.yaml` says. Whatever is absent keeps its default. */
export interface Config {
  /** The file itself, from the project's root; absent when there is none. */
  readonly file?: string;
  /** Patterns of sources, from the root. Default: every source of the project. */
  readonly include?: readonly ConfigPattern[];
  /** Patterns of files that are not sources. */
  readonly exclude?: readonly string[];
  /** Milliseconds, for methods without an annotation. */
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  /** Whether methods that cannot be served are left out. */
  readonly skipUnsupported?: boolean;
  /** Whether generated clients and handlers trace their calls. */
  readonly tracing?: boolean;
  /** Types of packages, as `luxon#DateTime`, by what they are on the wire. */
  readonly types?: Readonly<Record<string, TypeForm>>;
  /** The targets that are generated, by id, from sources of any language. */
  readonly languages?: readonly string[];
  /** How `autonats gateway` serves. */
  readonly gateway?: GatewaySection;
  /** The sections of targets, by their id. */
  readonly sections?: Readonly<Record<string, TargetSection>>;
}

/** A pattern and where it is written. */
export interface ConfigPattern {
  readonly value: string;
  readonly span: SourceSpan;
}

/**
 * Directories for generated files, from the root, by the language of their source; a target may take the path of a file too.
 * Absent: beside the source.
 */
export type OutDirectories = Readonly<Record<string, string>>;

/** The section of one target. */
export interface TargetSection {
  readonly out?: OutDirectories;
  /** The target's own settings, by key. */
  readonly settings: Readonly<Record<string, string>>;
}
