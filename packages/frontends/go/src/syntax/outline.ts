import type { Range, SyntaxProblem } from "./scanner.js";

/** A name and its position. */
export interface NameRange extends Range {
  readonly name: string;
}

/** One imported package. */
export interface ImportUnit extends Range {
  /** The name given to it here; `.` and `_` have their meaning in Go. Absent: the package's own. */
  readonly alias?: string;
  readonly path: string;
}

/** One declared type: from its name on, without the keyword, to its end. */
export interface TypeUnit extends Range {
  readonly name: NameRange;
  /** Where its doc comment would end: the offset of the keyword or, in a group, of the name. */
  readonly docAnchor: number;
}

/** One line of constants: from the first name to its end. */
export interface ConstantUnit extends Range {
  readonly names: readonly NameRange[];
  /** Whether it stands for the line above, written again. */
  readonly repeats: boolean;
}

/** One variable: from its names to the end of its line. */
export interface VariableUnit extends Range {
  readonly name: NameRange;
  readonly docAnchor: number;
}

/** A method of a type. Neither its signature nor its body is read. */
export interface MethodUnit {
  readonly receiver: string;
  readonly pointer: boolean;
  readonly name: NameRange;
}

/**
 * What a Go file declares, found without reading what the declarations say: function bodies are skipped as they are,
 * whatever syntax they use, and types and constants can be read later, each for itself.
 */
export interface Outline {
  readonly packageName?: NameRange;
  readonly imports: readonly ImportUnit[];
  readonly types: readonly TypeUnit[];
  /** One list for each `const`. */
  readonly constants: readonly (readonly ConstantUnit[])[];
  readonly methods: readonly MethodUnit[];
  readonly variables: readonly VariableUnit[];
  /** The names of variables and of functions that are not methods. */
  readonly values: readonly NameRange[];
  readonly comments: readonly Range[];
  /** Offsets outside of functions at which Go puts a semicolon itself, in order. */
  readonly semicolons: readonly number[];
  /** Set when the file cannot be read to its end; what comes before is there all the same. */
  readonly problem?: SyntaxProblem;
}
