export type { Backend, GeneratedFile, GenerateResult } from "./backend.js";
export { defineBackend } from "./backend.js";
export type { Document, SymbolReference, SymbolUse } from "./document/document.js";
export {
  blankLine,
  choice,
  fill,
  group,
  hardLine,
  ifBroken,
  indent,
  indentIfBroken,
  join,
  line,
  namespaceSymbol,
  softLine,
  symbol,
} from "./document/document.js";
export type { NameOf } from "./document/fits.js";
export { renderDocument } from "./document/render.js";
export { collectSymbols, symbolKey } from "./document/symbols.js";
export { fingerprint } from "./fingerprint.js";
export { isolate } from "./isolate.js";
export { relativePath } from "./relative-path.js";
export { modelOfSchema } from "./schema/model-of-schema.js";
export type {
  DeclaredSchema,
  ErrorSchema,
  FieldSchema,
  MethodSchema,
  ServiceSchema,
  TypeSchema,
  VariantSchema,
} from "./schema/schema.js";
export { printSchemaText } from "./schema/schema-text.js";
export { serviceSchema } from "./schema/service-schema.js";
export type { Scope } from "./scope.js";
export { createScope } from "./scope.js";
export type {
  FileHeader,
  Target,
  TargetContext,
  TargetFlag,
  TargetProject,
  TargetSetting,
  TargetSettingSchema,
} from "./target.js";
export {
  commentHeader,
  defineTarget,
  headerLines,
  jsonHeader,
  jsonHeaderText,
  oneOfWords,
  sourceAt,
} from "./target.js";
export { blockCommentLines, commentLine, commentLines, quoteGo, quoteTypescript } from "./text/escape.js";
export { versionedName } from "./versioned-name.js";
