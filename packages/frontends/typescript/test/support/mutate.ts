import fc from "fast-check";

/** Pieces that mean something to the language or to us, so that what they are put into is wrong in interesting ways. */
const pieces: readonly string[] = [
  "any",
  "never",
  "unknown",
  "void",
  "undefined",
  "null",
  "this",
  "symbol",
  "object",
  "bigint",
  "string",
  "number",
  "true",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "|",
  "&",
  "?",
  ":",
  ";",
  ",",
  "...",
  "=>",
  "=",
  ".",
  "-",
  "!",
  "*/",
  "/**",
  "//",
  "`",
  "${",
  '"',
  "'",
  "extends",
  "implements",
  "export",
  "default",
  "import",
  "type",
  "interface",
  "enum",
  "class",
  "namespace",
  "declare",
  "readonly",
  "static",
  "keyof",
  "typeof",
  "infer",
  "unique symbol",
  "in",
  "is",
  "asserts",
  "new",
  "abstract",
  "private",
  "get",
  "set",
  "async",
  "as const",
  "Promise<",
  "Partial<",
  "Record<string, ",
  "Map<Date, ",
  "Array<",
  "Pick<User, ",
  "AsyncIterable<",
  "UserService",
  "User",
  "Missing",
  "Error",
  "int32",
  "@nats:server User",
  "@nats:error NotFound",
  "@nats:timeout",
  "@nats:",
  "*",
  "\n",
  "\r\n",
  "\u2028",
  "\u0000",
  "\ud800",
  "é",
  "0",
  "1n",
  "0.5",
]; // prettier-ignore

export interface Mutation {
  /** Where in the text, from 0 to 1. */
  readonly at: number;
  /** How many characters go. */
  readonly remove: number;
  readonly insert: string;
  /** Whether a stretch of the text itself is put in, instead of `insert`. */
  readonly repeat: boolean;
}

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    remove: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 200 })),
    insert: fc.oneof(fc.constantFrom(...pieces), fc.constant("")),
    repeat: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Spoils a text. */
export function mutate(text: string, all: readonly Mutation[]): string {
  return all.reduce((before, { at, remove, insert, repeat }) => {
    const start = Math.floor(at * before.length);
    const piece = repeat ? before.slice(Math.floor(start / 2), Math.floor(start / 2) + remove) : insert;
    return before.slice(0, start) + piece + before.slice(start + remove);
  }, text);
}
