import ts from "typescript";

/**
 * What a file is made of, whatever its comments say and its literals hold: the kinds of the tokens of each statement with the name
 * that it declares, a line each, and what the parser cannot make sense of. A name is a name, keyword or not. Imports come first, in
 * an order that does not depend on what they import; commas and bars that only a line's end asks for are left out.
 */
export function tokenShape(text: string): string {
  const file = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ES2023, false);
  const { parseDiagnostics } = file as ts.SourceFile & { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  const ends = file.statements.map(({ end }) => end);
  const kinds = tokensByEnd(text, ends);
  const lines = file.statements.map((statement, index) => `${nameOf(statement)}: ${kinds[index]?.join(" ")}`);
  const imports = lines.filter((_, index) => isImport(file.statements[index]));
  const others = lines.filter((_, index) => !isImport(file.statements[index]));
  const problems = parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  return [...imports.sort(), ...others, `after the last: ${kinds.at(-1)?.join(" ")}`, ...problems].join("\n");
}

/** The kinds of the tokens up to each of the ends, and after the last. */
function tokensByEnd(text: string, ends: readonly number[]): readonly (readonly string[])[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, text);
  const parts: string[][] = [[]];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (scanner.getTokenFullStart() >= (ends[parts.length - 1] ?? text.length)) parts.push([]);
    addKind(parts.at(-1) ?? [], kindOf(token));
  }
  if (parts.length === ends.length) parts.push([]);
  return parts;
}

function addKind(kinds: string[], kind: string): void {
  if (kind === "|" && !/^(?:name|[\])}]|StringLiteral|NumericLiteral|FirstLiteralToken)$/u.test(kinds.at(-1) ?? ""))
    return;
  if (/^[\])}]$/u.test(kind) && kinds.at(-1) === ",") kinds.pop();
  kinds.push(kind);
}

function kindOf(token: ts.SyntaxKind): string {
  const isKeyword = token >= ts.SyntaxKind.FirstKeyword && token <= ts.SyntaxKind.LastKeyword;
  if (isKeyword || token === ts.SyntaxKind.Identifier) return "name";
  return ts.tokenToString(token) ?? ts.SyntaxKind[token] ?? "?";
}

function isImport(statement: ts.Statement | undefined): boolean {
  return statement?.kind === ts.SyntaxKind.ImportDeclaration;
}

function nameOf(statement: ts.Statement): string {
  const kind = ts.SyntaxKind[statement.kind] ?? "?";
  const [declared] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const { name } = (declared ?? statement) as { readonly name?: ts.Node };
  return `${kind} ${name !== undefined && ts.isIdentifier(name) ? name.text : ""}`;
}
