import {
  type Document,
  group,
  hardLine,
  ifBroken,
  indent,
  indentIfBroken,
  join,
  line,
  softLine,
} from "@autonats/codegen";

// The shapes in which Prettier lays out TypeScript, as far as generated code has them.

/** Items between brackets: on one line, or each on its own with a comma after the last. */
export function bracketed(open: string, items: readonly Document[], close: string): Document {
  if (items.length === 0) return [open, close];
  return [open, indent([softLine, join([",", line], items)]), ifBroken(",", ""), softLine, close];
}

/** The parameters of a function that says nothing of its result. */
export function bracketedGroup(parameters: readonly Document[]): Document {
  return group(bracketed("(", parameters, ")"));
}

/** A call: `encodeList(value, at, key, encodeUser)`. */
export function call(callee: Document, parameters: readonly Document[]): Document {
  return [callee, bracketedGroup(parameters)];
}

/** An object literal or pattern with a space inside its braces. */
export function braced(items: readonly Document[], options: { readonly broken?: boolean } = {}): Document {
  if (items.length === 0) return "{}";
  return group(["{", indent([line, join([",", line], items)]), ifBroken(",", ""), line, "}"], options);
}

/** `left = right`, where the right side may begin on a line of its own if it finds no place to break. */
export function assigned(left: Document, operator: string, right: Document): Document {
  const id = Symbol("assignment");
  return group([group(left), operator, group(indent(line), { id }), indentIfBroken(group(right), id)]);
}

/** `left = right`, where the right side begins on a line of its own if it does not fit whole. */
export function assignedBelow(left: Document, operator: string, right: Document): Document {
  return group([group(left), operator, group(indent([line, right]))]);
}

/** `(left, right) => body`. */
export function arrow(parameters: readonly Document[], body: Document): Document {
  return group([group(bracketed("(", parameters, ")")), " =>", group(indent([line, body]))]);
}

/** `test ? whenTrue : whenFalse`, where the test compares two things. */
export function conditional(test: Document, whenTrue: Document, whenFalse: Document): Document {
  return group([test, indent([line, "? ", indent(whenTrue), line, ": ", indent(whenFalse)])]);
}

/** `left === right`. */
export function comparison(left: Document, operator: string, right: Document): Document {
  return group([left, ` ${operator}`, line, right]);
}

/** The head of a function: its parameters and what it returns. */
export function signature(parameters: readonly Document[], result: Document): Document {
  return group([bracketed("(", parameters, ")"), ": ", result]);
}

/** A statement that runs if a test holds. */
export function ifStatement(test: Document, statement: Document): Document {
  return [group(["if (", group([indent([softLine, test]), softLine]), ")"]), " ", block([statement])];
}

/** Statements between braces, each on its own line. */
export function block(statements: readonly Document[]): Document {
  if (statements.length === 0) return "{}";
  return ["{", indent([hardLine, join(hardLine, statements)]), hardLine, "}"];
}
