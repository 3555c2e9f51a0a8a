/** Words that no binding of a module can have as its name. */
const keywords =
  "arguments as async await break case catch class const continue debugger default delete do else enum eval export " +
  "extends false finally for from function if implements import in instanceof interface let new null package private " +
  "protected public return static super switch this throw true try type typeof undefined var void while with yield";

/** What generated files use of the language itself: a type so called, imported as it is, would hide it. */
const globals =
  "Array Date Error Extract Map Partial Promise ReadonlyMap ReadonlySet Record Set Uint8Array any bigint boolean never " +
  "number object string symbol unknown";

/** The names of parameters and variables inside of generated functions. */
const locals = "at call caller connection elements fields handler here key options request result server value";

/** Words that a parameter of a method cannot be called. */
export const reservedWords: readonly string[] = keywords.split(" ");

/** Names that nothing at the top of a generated file may have. */
export const takenNames: readonly string[] = [keywords, globals, locals].flatMap((names) => names.split(" "));
