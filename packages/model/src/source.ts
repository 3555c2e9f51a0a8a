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

/** Where a field was written, and how its own language reaches it. */
export interface FieldSource extends Source {
  /** The names of the embedded structs that lend it to the record, outermost first; absent for the record's own fields. */
  readonly within?: readonly string[];
}

/** Where something was written that other files of its language can import. */
export interface ExportedSource extends Source {
  /** The name that it is exported by, where that differs from `name`: `default` for a default export. */
  readonly exportName?: string;
  /**
   * The module name to import it from, such as `@crm/shared`; absent when `file` itself is to be imported. Go imports no files, so
   * there it is always the import path of the package, and absent only outside of any module.
   */
  readonly package?: string;
  /** The package's own name, in languages where that is not the end of `package`: what Go's package clause says. */
  readonly packageName?: string;
}

/** Where a named type can be had from, for code in the language it was written in. */
export interface DeclarationSource extends ExportedSource {
  /** Whether other files may import it. */
  readonly exported: boolean;
  /** Whether it is there for the compiler alone, so that no running program can import it, as an enum of a declaration file. */
  readonly ambient?: boolean;
  /**
   * The names of the types that it is within, outermost first, in sources whose types are within each other: none for one that is within
   * no other. Absent in other sources.
   */
  readonly within?: readonly string[];
}

/** A name of the source and where it is declared, for code that has to write it elsewhere. */
export interface SourceName {
  readonly name: string;
  /** The package that declares it, as an import has it, and what that package calls itself. */
  readonly package: string;
  readonly packageName: string;
}

/** A piece of source code: text, and names that depend on where it is written. */
export type SourceText = readonly (string | SourceName)[];
