import { character, isDigit, isLetter, isLetterOrDigit } from "./characters.js";

/** The current token of the scanner. */
export type TokenKind = "name" | "keyword" | "number" | "rune" | "string" | "operator" | "semicolon" | "end";

/** Half-open: `end` is the offset just after the last character. Offsets count UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Why a text is not Go, and where. */
export interface SyntaxProblem extends Range {
  readonly problem: string;
}

const keywords: ReadonlySet<string> = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package " +
    "range return select struct switch type var"
  ).split(" "),
);

const longestKeyword = "fallthrough".length;

const statementEnds: ReadonlySet<string> = new Set(["break", "continue", "fallthrough", "return"]);

/**
 * Takes a Go source apart into tokens, with the semicolons that Go puts at the ends of lines. It only knows what decides where
 * tokens begin and end: operators come out one character at a time, except `++`, `--` and `...`.
 */
export class Scanner {
  kind: TokenKind = "semicolon";
  start = 0;
  end = 0;
  /** Whether the current semicolon is one that Go puts there itself. */
  automatic = false;
  /** Set when the rest cannot be read; the current token is the end then. */
  problem: SyntaxProblem | undefined;
  readonly comments: Range[] = [];
  readonly #text: string;
  #endsStatement = false;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === 0xfeff) this.end = 1;
  }

  /** The current token as it is written. */
  get text(): string {
    return this.#text.slice(this.start, this.end);
  }

  /** Reports whether the current token is this keyword or operator. */
  is(text: string): boolean {
    const length = this.end - this.start;
    return length === text.length && this.kind !== "string" && this.#text.startsWith(text, this.start);
  }

  /** Goes to the next token. */
  next(): void {
    const lineEnd = this.#skipBlanks();
    if (lineEnd === undefined) this.#scan(this.end);
    else this.#take("semicolon", lineEnd, lineEnd);
  }

  #scan(start: number): void {
    const code = this.#text.codePointAt(start);
    if (code === undefined) this.#take("end", start, start);
    else if (isLetter(code)) this.#word(start);
    else if (isDigit(code)) this.#number(start);
    else if (code === character.dot && isDigit(this.#text.charCodeAt(start + 1))) this.#number(start);
    else if (code === character.quote || code === character.singleQuote) this.#quoted(start, code);
    else if (code === character.backtick) this.#raw(start);
    else if (code === character.semicolon) this.#take("semicolon", start, start + 1);
    else this.#operator(start, code);
  }

  /** Moves to the next token's first character. Where a semicolon belongs before that, gives its offset. */
  #skipBlanks(): number | undefined {
    const text = this.#text;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === character.lineFeed) {
        if (this.#endsStatement) return at;
        at += 1;
      } else if (code === character.space || code === character.tab || code === character.carriageReturn) at += 1;
      else if (code === character.slash && isCommentSign(text.charCodeAt(at + 1))) {
        const end = this.#commentEnd(at);
        const endsLine = text.charCodeAt(at + 1) === character.slash || text.slice(at, end).includes("\n");
        if (endsLine && this.#endsStatement) return at;
        this.comments.push({ start: at, end });
        at = end;
      } else break;
    }
    this.end = at;
    return at >= text.length && this.#endsStatement ? at : undefined;
  }

  #commentEnd(start: number): number {
    if (this.#text.charCodeAt(start + 1) === character.slash) {
      const end = this.#text.indexOf("\n", start);
      return end < 0 ? this.#text.length : this.#text.charCodeAt(end - 1) === character.carriageReturn ? end - 1 : end;
    }
    const end = this.#text.indexOf("*/", start + 2);
    if (end >= 0) return end + 2;
    this.problem ??= { start, end: start + 2, problem: "the comment is not closed" };
    return this.#text.length;
  }

  #word(start: number): void {
    const text = this.#text;
    let end = start;
    let isLower = true;
    for (let code = text.codePointAt(end); code !== undefined && isLetterOrDigit(code); code = text.codePointAt(end)) {
      if (code < 97 || code > 122) isLower = false;
      end += code > 0xffff ? 2 : 1;
    }
    const word = isLower && end - start <= longestKeyword ? text.slice(start, end) : "";
    this.#take(keywords.has(word) ? "keyword" : "name", start, end);
    this.#endsStatement = this.kind === "name" || statementEnds.has(word);
  }

  #number(start: number): void {
    const match = /0[xX][\da-fA-F_.]*(?:[pP][+-]?)?\w*|(?:[\d_.]+(?:[eE][+-]?)?)\w*/uy;
    match.lastIndex = start;
    this.#take("number", start, start + (match.exec(this.#text)?.[0].length ?? 1));
    this.#endsStatement = true;
  }

  #quoted(start: number, quote: number): void {
    const text = this.#text;
    let at = start + 1;
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
      if (Number.isNaN(code) || code === character.lineFeed) {
        this.#fail(start, at, quote === character.quote ? "the string is not closed" : "the rune is not closed");
        return;
      }
      at += code === character.backslash && text.charCodeAt(at + 1) !== character.lineFeed ? 2 : 1;
    }
    this.#take(quote === character.quote ? "string" : "rune", start, at + 1);
    this.#endsStatement = true;
  }

  #raw(start: number): void {
    const end = this.#text.indexOf("`", start + 1);
    if (end < 0) this.#fail(start, start + 1, "the string is not closed");
    else {
      this.#take("string", start, end + 1);
      this.#endsStatement = true;
    }
  }

  #operator(start: number, code: number): void {
    const text = this.#text;
    const following = text.charCodeAt(start + 1);
    const doubled = (code === character.plus || code === character.minus) && following === code;
    const dots = code === character.dot && text.startsWith("...", start);
    if (!isOperator(code)) {
      const what = JSON.stringify(String.fromCodePoint(code));
      this.#fail(start, start + (code > 0xffff ? 2 : 1), `${what} means nothing in Go`);
      return;
    }
    this.#take("operator", start, start + (dots ? 3 : doubled ? 2 : 1));
    this.#endsStatement = doubled || code === character.closeParenthesis || isClosing(code);
  }

  #take(kind: TokenKind, start: number, end: number): void {
    this.automatic = kind === "semicolon" && start === end;
    this.kind = this.problem === undefined ? kind : "end";
    this.start = start;
    this.end = end;
    this.#endsStatement = false;
  }

  #fail(start: number, end: number, problem: string): void {
    this.problem ??= { start, end, problem };
    this.#take("end", start, this.#text.length);
  }
}

function isCommentSign(code: number): boolean {
  return code === character.slash || code === character.star;
}

function isClosing(code: number): boolean {
  return code === character.closeBracket || code === character.closeBrace;
}

/** Signs that Go has no use for yet count too: later versions may have one, in a function body that nobody reads. */
function isOperator(code: number): boolean {
  return code < 128 && "+-*/%&|^<>=!()[]{},.:~?@#$\\".includes(String.fromCharCode(code));
}
