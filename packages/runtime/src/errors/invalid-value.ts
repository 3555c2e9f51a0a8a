/** What a value broke. The set is closed, and both runtimes name the same break the same way. */
export type Rule =
  /** Not UTF-8, a byte order mark, or half of a surrogate pair. */
  | "ENCODING"
  /** Not one whole JSON document. */
  | "SYNTAX"
  /** The body has more bytes than it may. */
  | "TOO_LARGE"
  /** Containers are nested more deeply than allowed. */
  | "TOO_DEEP"
  /** A container has more elements than it may, or a tuple not as many as it must. */
  | "LENGTH"
  /** An object has the same key twice. */
  | "DUPLICATE_KEY"
  /** A required value is missing. */
  | "MISSING"
  /** Null where it is not allowed. */
  | "NULL"
  /** A value of another kind. */
  | "TYPE"
  /** The right kind, but beyond what the type holds. */
  | "RANGE"
  /** Text that is not written as its type demands. */
  | "FORMAT"
  /** None of the values that are listed. */
  | "NOT_LISTED"
  /** User code, such as a getter or a constructor, threw; `cause` has what it threw. */
  | "FAILED";

/** A value that may not be sent, or may not be accepted. Codecs throw nothing else. */
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
