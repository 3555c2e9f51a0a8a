export type { Annotation, CommentLine, DocComment } from "./annotations.js";
export { parseDocComment } from "./annotations.js";
export type { Code } from "./codes.js";
export { codes } from "./codes.js";
export { compareText } from "./compare-text.js";
export type {
  AliasDeclaration,
  Alternative,
  ChoiceDeclaration,
  Condition,
  Conversion,
  Declaration,
  EnumDeclaration,
  EnumMember,
  ErrorDeclaration,
  Field,
  FieldCondition,
  JsonKind,
  RecordDeclaration,
  UnionDeclaration,
  UnionVariant,
} from "./declarations.js";
export type { breakingRules } from "./diagnostics/breaking/breaking-rules.js";
export type { DiagnosticCode, DiagnosticRule } from "./diagnostics/catalogue.js";
export { catalogue } from "./diagnostics/catalogue.js";
export type { DiagnosticParameters } from "./diagnostics/create.js";
export { createDiagnostic } from "./diagnostics/create.js";
export type { Diagnostic, RelatedSpan, TextEdit } from "./diagnostics/diagnostic.js";
export { compareDiagnostics, formatDiagnostic, formatPlace } from "./diagnostics/format.js";
export type { Frontend, FrontendInput, FrontendResult, TypeForm } from "./frontend.js";
export { jsonKindOfScalar } from "./json-kind.js";
export { describeUnread } from "./link/annotation-names.js";
export type { LinkDefaults, LinkOptions } from "./link/defaults.js";
export type { LinkResult } from "./link/link.js";
export { link } from "./link/link.js";
export type { WayOut } from "./link/link-methods.js";
export type { Draft } from "./link/settle-ids.js";
export { numberIds, settleDeclaration, settleIds, settleService } from "./link/settle-ids.js";
export type { Parsed } from "./link/values.js";
export { parseConcurrency, parseTimeout } from "./link/values.js";
export type {
  DeclaredError,
  Method,
  MethodKind,
  Missing,
  Model,
  Parameter,
  Service,
  SkippedMethod,
  UnsentParameter,
} from "./model.js";
export { closestName } from "./names/closest-name.js";
export { isPortableIdentifier, toCamelCase, toPascalCase, toUpperSnakeCase } from "./names/identifier.js";
export { reservedFieldName, reservedMethodName } from "./names/reserved.js";
export type {
  DeclarationSource,
  ExportedSource,
  FieldSource,
  Source,
  SourceName,
  SourceSpan,
  SourceText,
} from "./source.js";
export type { DirectoryEntry, SourceHost } from "./source-host.js";
export type { SourceLanguage } from "./source-language.js";
export type { NamedError, SourceMethod, SourceModel, SourceService } from "./source-model.js";
export type {
  EnumMemberReference,
  ListType,
  LiteralType,
  MapType,
  NullableType,
  RefType,
  ScalarName,
  ScalarType,
  TupleType,
  TypeExpr,
} from "./types.js";
export {
  childTypes,
  declarationOf,
  declarationTypes,
  indexDeclarations,
  mentionedTypes,
  reachableIds,
} from "./walk.js";
