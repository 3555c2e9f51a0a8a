import type { Range, Scanner, SyntaxProblem } from "./scanner.js";

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The keywords that a list of declarations in parentheses can follow. */
const groupKeywords: readonly string[] = ["const", "var", "type", "import"];

interface Opened extends Range {
  readonly sign: string;
  /** Whether semicolons may be directly in it: braces, and the parentheses of `const (`. */
  readonly holdsLines: boolean;
}

/**
 * Follows tokens through brackets. Go's own grammar puts no semicolon directly into parentheses or square brackets, which tells
 * the exact line of a parenthesis that was forgotten.
 */
export class Brackets {
  /** Whether the current token is beyond what is followed: a semicolon or closing bracket outside of all brackets, or the end. */
  isDone = false;
  readonly #content: "types" | "anything";
  readonly #open: Opened[] = [];
  #afterGroupKeyword = false;
  #afterBodyKeyword = false;

  /** @param content What is followed: where only types can be, braces hold the body of a struct or an interface. */
  constructor(content: "types" | "anything") {
    this.#content = content;
  }

  /** Takes the scanner's token into account. Says what is wrong with it. */
  see(scanner: Scanner): SyntaxProblem | undefined {
    const { kind, start, end } = scanner;
    const innermost = this.#open.at(-1);
    if (kind === "end") {
      this.isDone = true;
      return innermost === undefined ? undefined : notClosed(innermost);
    }
    if (kind === "semicolon") {
      if (innermost === undefined) this.isDone = true;
      else if (!innermost.holdsLines) return unexpectedLine(innermost, start);
    } else if (kind === "operator") {
      const problem = this.#seeOperator(scanner.text, start, end);
      if (problem !== undefined) return problem;
    }
    this.#afterGroupKeyword = kind === "keyword" && groupKeywords.some((keyword) => scanner.is(keyword));
    this.#afterBodyKeyword = kind === "keyword" && (scanner.is("struct") || scanner.is("interface"));
    return undefined;
  }

  #seeOperator(sign: string, start: number, end: number): SyntaxProblem | undefined {
    if (closers[sign] !== undefined) {
      if (sign === "{" && this.#content === "types" && !this.#afterBodyKeyword) {
        return { start, end, problem: "`{` is unexpected: it follows neither `struct` nor `interface`" };
      }
      const holdsLines = sign === "{" || (sign === "(" && this.#afterGroupKeyword);
      this.#open.push({ sign, start, end, holdsLines });
      return undefined;
    }
    if (sign !== ")" && sign !== "]" && sign !== "}") return undefined;
    const innermost = this.#open.at(-1);
    if (innermost === undefined) this.isDone = true;
    else if (closers[innermost.sign] === sign) this.#open.pop();
    else {
      const isOpenerWrong = innermost.sign !== "{" && (sign === "}" || innermost.sign === "[");
      return isOpenerWrong
        ? notClosed(innermost)
        : { start, end, problem: `nothing was opened that \`${sign}\` closes` };
    }
    return undefined;
  }
}

function notClosed({ sign, start, end }: Opened): SyntaxProblem {
  return { start, end, problem: `\`${sign}\` is not closed` };
}

function unexpectedLine({ sign }: Opened, at: number): SyntaxProblem {
  return { start: at, end: at + 1, problem: `the line ends where \`,\` or \`${closers[sign]}\` is expected` };
}
