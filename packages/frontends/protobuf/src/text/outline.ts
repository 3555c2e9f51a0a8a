import type { CommentLine, Source } from "@autonats/model";
import { type CommentText, readTokens, type Token } from "./tokens.js";

/** Where the things of a file are, and what is said about them. */
export interface Outline {
  /** By full name, such as `.shop.v1.Order.id`. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** All comments. */
  readonly comments: readonly CommentLine[];
}

/** Something that has a name. */
export interface Entry {
  /** Its keyword, such as `message`; none for a field or a value. */
  readonly keyword: string | undefined;
  readonly source: Source;
  readonly comment: readonly CommentLine[];
}

const keywords = new Set(["message", "enum", "service", "oneof", "rpc"]);
const blocks = new Set(["message", "enum", "service", "oneof", "extend", "group"]);

/**
 * Reads the places and the comments of a file whose syntax a parser has checked. A comment belongs to what comes right after it, or else
 * to what it shares a line with.
 */
export function readOutline(file: string, text: string): Outline {
  const { tokens, comments } = readTokens(text);
  const entries = new Map<string, Entry>();
  const firsts = new Map(tokens.toReversed().map((token) => [token.line, token]));
  const lasts = new Map(tokens.map((token) => [token.line, token]));
  const beside = byLines(comments);
  const byLine = new Map(comments.filter(({ line }) => !firsts.has(line)).map((comment) => [comment.line, comment]));
  const scopes: string[] = [""];
  let package_ = "";
  let statement: Token[] = [];
  let brackets = 0;

  const add = (name: Token | undefined, end: Token | undefined): void => {
    const first = statement[0];
    if (name === undefined || first === undefined) return;
    const place = {
      line: name.line,
      column: name.column,
      endLine: name.line,
      endColumn: name.column + name.text.length,
    };
    // A comment above a line belongs to what begins the line.
    const above = firsts.get(first.line) === first ? commentAbove(first, byLine) : [];
    const last = end ?? name;
    const comment = above.length > 0 ? above : commentBeside(last, lasts.get(last.line), beside.get(last.line));
    const keyword = keywords.has(first.text) ? first.text : undefined;
    entries.set(`${scopes.at(-1)}.${name.text}`, { keyword, source: { file, ...place, name: name.text }, comment });
  };

  for (const token of tokens) {
    if (token.text === "[" || token.text === "(") brackets++;
    if (token.text === "]" || token.text === ")") brackets--;
    if (brackets > 0 || !/^[;{}]$/u.test(token.text)) {
      statement.push(token);
      continue;
    }
    const [keyword, name] = statement;
    if (token.text === "{") {
      const isBlock = keyword !== undefined && blocks.has(keyword.text);
      const isRpc = keyword?.text === "rpc";
      if (isBlock || isRpc) add(name, undefined);
      const scope = scopes.at(-1) ?? "";
      scopes.push(
        isBlock && keyword.text !== "oneof" ? `${scope}.${name?.text}` : isBlock || isRpc ? scope : `${scope}.{`,
      );
    } else if (token.text === "}") scopes.pop();
    else if (keyword?.text === "package") {
      package_ = `.${name?.text}`;
      scopes[0] = package_;
    } else if (keyword?.text === "rpc") add(name, token);
    else if (!isSetting(statement, scopes.length)) add(fieldName(statement), token);
    statement = [];
  }
  return { entries, comments };
}

/** Reports whether a statement declares nothing. A word is not a keyword where it is the name of a value. */
function isSetting([keyword, next]: readonly Token[], depth: number): boolean {
  if (depth === 1 && (keyword?.text === "syntax" || keyword?.text === "edition")) return true;
  return keyword?.text === "option" && next?.text !== "=";
}

/** The name of a field or of a value: what precedes the first `=`. */
function fieldName(statement: readonly Token[]): Token | undefined {
  const sign = statement.findIndex(({ text }) => text === "=");
  return sign < 1 ? undefined : statement[sign - 1];
}

function commentAbove(first: Token, byLine: ReadonlyMap<number, CommentText>): readonly CommentLine[] {
  const found: CommentText[] = [];
  for (let line = first.line - 1; ; line--) {
    const comment = byLine.get(line);
    if (comment === undefined) return found;
    found.unshift(comment);
  }
}

function byLines(comments: readonly CommentText[]): ReadonlyMap<number, readonly CommentText[]> {
  const lines = new Map<number, CommentText[]>();
  for (const comment of comments) {
    const own = lines.get(comment.line);
    if (own === undefined) lines.set(comment.line, [comment]);
    else own.push(comment);
  }
  return lines;
}

/** A comment at the end of the line. */
function commentBeside(
  end: Token,
  last: Token | undefined,
  beside: readonly CommentText[] | undefined,
): readonly CommentLine[] {
  const comment = beside?.find(({ column, continues }) => column > end.column && !continues);
  const isLast = last === undefined || last.column <= end.column;
  return comment === undefined || !isLast ? [] : [comment];
}
