import type { TextEdit } from "@autonats/model";
import type { GoPackage } from "../packages/go-package.js";
import type { GoFile } from "../syntax/go-file.js";
import { type Range, Scanner, type TokenKind } from "../syntax/scanner.js";

interface Token extends Range {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Returns the name that other packages can use in place of one that they cannot. */
export function exportedName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * Returns the changes that export a type wherever its package writes it. Undefined where its name may be something else as well, such as a
 * variable, or where the new one is taken.
 */
export function exportEdits(name: string, owner: GoPackage): readonly TextEdit[] | undefined {
  const wanted = exportedName(name);
  if (wanted === name || owner.declares(wanted)) return undefined;
  const edits: TextEdit[] = [];
  for (const file of owner.filesWith(name)) {
    if (file.isForeign) return undefined;
    const uses = usesIn(file, name);
    if (uses === undefined) return undefined;
    for (const range of uses) edits.push({ span: file.span(range), text: wanted });
  }
  return edits;
}

/** Where a file names a type; undefined where the name may be that of something else. */
function usesIn({ text }: GoFile, name: string): readonly Range[] | undefined {
  const uses: Range[] = [];
  const scanner = new Scanner(text);
  let before: Token | undefined;
  let use: Token | undefined;
  do {
    scanner.next();
    const token = { kind: scanner.kind, start: scanner.start, end: scanner.end, text: scanner.text };
    if (use !== undefined && isValue(token)) return undefined;
    use = token.kind === "name" && token.text === name ? token : undefined;
    if (use !== undefined && before?.text === ".") return undefined;
    if (use !== undefined) uses.push(use);
    before = token;
  } while (scanner.kind !== "end");
  return scanner.problem === undefined ? uses : undefined;
}

/** Reports whether what comes before a token is a variable, a field or a function rather than a type. */
function isValue({ kind, text }: Token): boolean {
  return kind === "name" || (kind === "operator" && /^[*[:.(+-]/u.test(text));
}
