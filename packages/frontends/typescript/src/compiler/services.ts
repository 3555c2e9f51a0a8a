import type { DocComment, SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { MethodView, MisplacedMarker, OtherMemberView, ServiceView } from "../views.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import { exportEdit, skipEdit } from "./edits.js";
import { viewError } from "./errors.js";
import { declarationName } from "./exports.js";
import type { Inspection } from "./inspection.js";
import { viewSignature } from "./signatures.js";
import { unresolvedNames } from "./unresolved.js";

/** What the marked declarations of some files are. */
export interface MarkedDeclarations {
  readonly services: readonly ServiceView[];
  readonly misplaced: readonly MisplacedMarker[];
}

/** Finds the interfaces that are marked with `@nats:server`, in order of file and place, and markers on anything else. */
export function findServices(inspection: Inspection): MarkedDeclarations {
  const services: ServiceView[] = [];
  const misplaced: MisplacedMarker[] = [];
  const seen = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (compiler.isModuleDeclaration(node) || compiler.isModuleBlock(node)) compiler.forEachChild(node, visit);
    if (!compiler.isStatement(node)) return;
    const marker = docCommentOf(node, inspection.places).annotations.find(({ name }) => name === "server");
    if (marker === undefined) return;
    const symbol = compiler.isInterfaceDeclaration(node)
      ? inspection.checker.getSymbolAtLocation(node.name)
      : undefined;
    if (symbol === undefined || !compiler.isInterfaceDeclaration(node)) {
      misplaced.push({ marker, ...describe(node), span: wholeSpan(node, inspection) });
    } else if (!seen.has(symbol)) {
      seen.add(symbol);
      services.push(viewService(symbol, node, inspection));
    }
  };
  for (const file of inspection.files) for (const statement of file.statements) visit(statement);
  return { services, misplaced };
}

/** From the first comment of a declaration to its end. */
function wholeSpan(node: ts.Node, { places }: Inspection): SourceSpan {
  return places.range(node.getSourceFile(), node.getFullStart(), node.getEnd());
}

function describe(node: ts.Node): { readonly what: string; readonly name: string } {
  if (compiler.isClassDeclaration(node)) return { what: "a class", name: node.name?.text ?? "" };
  if (compiler.isTypeAliasDeclaration(node)) return { what: "a type alias", name: node.name.text };
  if (compiler.isFunctionDeclaration(node)) return { what: "a function", name: node.name?.text ?? "" };
  if (compiler.isVariableStatement(node)) return { what: "a variable", name: "" };
  return { what: "something else", name: "" };
}

function viewService(symbol: ts.Symbol, node: ts.InterfaceDeclaration, inspection: Inspection): ServiceView {
  const { checker, places, exports } = inspection;
  const declarations = (symbol.declarations ?? []).filter(compiler.isInterfaceDeclaration);
  const name = declarationName(node);
  const exportName = exports.exportName(symbol, node.getSourceFile());
  const source = places.source(name, node.name);
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const members = checker.getPropertiesOfType(type).map((member) => viewMember(member, source, inspection));
  const edit = exportEdit(node, inspection);
  const heads = baseDeclarations(declarations, checker).flatMap((each) => each.heritageClauses ?? []);
  return {
    comment: mergeComments(declarations.map((declaration) => docCommentOf(declaration, places))),
    exported: exportName !== undefined,
    ...(exportName === undefined && edit !== undefined ? { exportEdit: edit } : {}),
    nested: !compiler.isSourceFile(node.parent),
    typeParameters: (node.typeParameters ?? []).map((parameter) => parameter.name.text),
    members: [...members, ...namelessMembers(type, declarations, inspection)],
    unresolved: heads.flatMap((clause) => unresolvedNames(clause, inspection)),
    source: exportName === undefined || exportName === name ? source : { ...source, exportName },
  };
}

/** An interface, and all that it extends. */
function baseDeclarations(
  declarations: readonly ts.InterfaceDeclaration[],
  checker: ts.TypeChecker,
): readonly ts.InterfaceDeclaration[] {
  const found = new Set<ts.InterfaceDeclaration>(declarations);
  for (const declaration of found) {
    for (const base of (declaration.heritageClauses ?? []).flatMap((clause) => clause.types)) {
      const symbol = checker.getTypeAtLocation(base).getSymbol();
      for (const each of symbol?.declarations ?? []) if (compiler.isInterfaceDeclaration(each)) found.add(each);
    }
  }
  return [...found];
}

function mergeComments(comments: readonly DocComment[]): DocComment {
  const doc = comments.find((comment) => comment.doc !== undefined)?.doc;
  const annotations = comments.flatMap((comment) => comment.annotations);
  return doc === undefined ? { annotations } : { doc, annotations };
}

function viewMember(member: ts.Symbol, near: SourceSpan, inspection: Inspection): MethodView | OtherMemberView {
  const { checker, places } = inspection;
  const declaration = member.valueDeclaration ?? member.declarations?.[0];
  const name = declaration === undefined ? undefined : compiler.getNameOfDeclaration(declaration);
  const source = name === undefined ? { name: member.name, ...near } : places.source(member.name, name);
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(member));
  const signatures = type.getCallSignatures();
  const comment = mergeComments((member.declarations ?? []).map((each) => docCommentOf(each, places)));
  const edit = member.declarations?.[0] && skipEdit(member.declarations[0], inspection);
  const skip = edit === undefined ? {} : { skipEdit: edit };
  if (declaration === undefined || signatures.length === 0 || member.name.startsWith("__@")) {
    const { name: _name, ...span } = source;
    return {
      kind: "other",
      what: "property",
      name: name?.getText() ?? member.name,
      text: checker.typeToString(type),
      span,
      ...(member.name.startsWith("__@") ? {} : { property: { comment, source, ...skip } }),
    };
  }
  return {
    kind: "method",
    optional: (member.flags & compiler.SymbolFlags.Optional) !== 0,
    signatures: signatures.map((signature) => viewSignature(signature, comment, source, inspection)),
    comment,
    source,
    ...skip,
    error: (errorName) => viewError(errorName, declaration.getSourceFile(), source, inspection),
  };
}

/** Call, construct and index signatures. */
function namelessMembers(
  type: ts.Type,
  declarations: readonly ts.InterfaceDeclaration[],
  { checker, places }: Inspection,
): readonly OtherMemberView[] {
  const nodes = [
    ...type.getCallSignatures().map((signature) => ({ what: "call signature", node: signature.getDeclaration() })),
    ...type.getConstructSignatures().map((each) => ({ what: "construct signature", node: each.getDeclaration() })),
    ...checker.getIndexInfosOfType(type).map((index) => ({ what: "index signature", node: index.declaration })),
  ];
  return nodes.map(({ what, node }): OtherMemberView => {
    const at: ts.Node | undefined = node ?? declarations[0];
    const text = at === undefined ? what : at.getText();
    const span = at === undefined ? { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 } : places.span(at);
    return { kind: "other", what, name: text, text, span };
  });
}
