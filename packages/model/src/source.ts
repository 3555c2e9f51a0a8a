/**
 * A stretch of a source file. Lines and columns count from 1; columns count UTF-16 code units, as editors do.
 * `endColumn` is the column just after the last character.
 */
export interface SourceSpan {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Where a node of the model was written, and how its own language spells it there.
 *
 * Two models that differ in nothing but their `source` properties describe the same wire.
 */
export interface Source extends SourceSpan {
  /** The identifier in the source, such as `getById` for the method `GetById`. */
  readonly name: string;
}

/** Where a named type can be had from, for code in the language it was written in. */
export interface DeclarationSource extends Source {
  /** The package it is imported from; absent when `file` is part of the project itself. */
  readonly package?: string;
  /** Whether other files may import it. */
  readonly exported: boolean;
}
