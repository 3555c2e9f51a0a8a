/** The rule that a value violates. The set is closed, and the runtimes of all languages use the same names. */
export type Rule =
  /** Not UTF-8, a byte order mark, or half of a surrogate pair. */
  | "ENCODING"
  /** The body is not one complete JSON document. */
  | "SYNTAX"
  /** The body has more bytes than allowed. */
  | "TOO_LARGE"
  /** Containers are nested more deeply than allowed. */
  | "TOO_DEEP"
  /** A container has more elements than allowed, or a tuple has the wrong number. */
  | "LENGTH"
  /** An object has the same key twice. */
  | "DUPLICATE_KEY"
  /** A required value is missing. */
  | "MISSING"
  /** Null where it is not allowed. */
  | "NULL"
  /** The value has the wrong type. */
  | "TYPE"
  /** The value is outside the range of its type. */
  | "RANGE"
  /** The text does not have the format of its type. */
  | "FORMAT"
  /** The value is not one of the allowed values. */
  | "NOT_LISTED"
  /** User code, such as a getter or a constructor, threw; `cause` has what it threw. */
  | "FAILED";

/** Thrown for a value that may not be sent or accepted. Codecs throw nothing else. */
export class InvalidValue extends Error {
  override readonly name: string = "InvalidValue";
  /** The path of the value, such as `orders[3].id`. Empty for the whole body. */
  readonly path: string;
  /** What is wrong, to be read after the path, such as `must be a string, not null`. Never quotes the value. */
  readonly problem: string;
  readonly rule: Rule;

  constructor(path: string, rule: Rule, problem: string, options?: ErrorOptions) {
    super(`${path === "" ? "the body" : path} ${problem}`, options);
    this.path = path;
    this.problem = problem;
    this.rule = rule;
  }
}
