import type { Range, Scanner, SyntaxProblem } from "./scanner.js";

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The keywords that a list of declarations in parentheses can follow. */
const groupKeywords: readonly string[] = ["const", "var", "type", "import"];

interface Opened extends Range {
  readonly sign: string;
  /** Whether semicolons may stand directly in it: braces, and the parentheses of `const (`. */
  readonly holdsLines: boolean;
}

/**
 * Follows tokens through brackets. Go's own grammar puts no semicolon directly into parentheses or square brackets, which tells
 * the exact line of a parenthesis that was forgotten.
 */
export class Brackets {
  /** Whether the current token is beyond what is followed: a semicolon or closing bracket outside of all brackets, or the end. */
  isDone = false;
  readonly #open: Opened[] = [];
  #afterKeyword = false;

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
    this.#afterKeyword = kind === "keyword" && groupKeywords.some((keyword) => scanner.is(keyword));
    return undefined;
  }

  #seeOperator(sign: string, start: number, end: number): SyntaxProblem | undefined {
    if (closers[sign] !== undefined) {
      const holdsLines = sign === "{" || (sign === "(" && this.#afterKeyword);
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
