import { Brackets } from "./brackets.js";
import { unquote } from "./literals.js";
import type { ConstantUnit, ImportUnit, MethodUnit, NameRange, Outline, TypeUnit, VariableUnit } from "./outline.js";
import { type Range, Scanner, type SyntaxProblem } from "./scanner.js";

/** Finds what a Go file declares. Reads on to the first problem and says what it is. */
export function outlineFile(text: string): Outline {
  return new Outliner(text).outline();
}

class Outliner {
  readonly #text: string;
  readonly #scanner: Scanner;
  readonly #imports: ImportUnit[] = [];
  readonly #types: TypeUnit[] = [];
  readonly #constants: ConstantUnit[][] = [];
  readonly #methods: MethodUnit[] = [];
  readonly #values: NameRange[] = [];
  readonly #variables: VariableUnit[] = [];
  readonly #semicolons: number[] = [];
  readonly #readers: Readonly<Record<string, (docAnchor: number) => void>> = {
    import: () => this.#readImport(),
    type: (docAnchor) => this.#readType(docAnchor),
    var: (docAnchor) => this.#readVariables(docAnchor),
  };
  #isPastImports = false;
  #packageName: NameRange | undefined;
  #problem: SyntaxProblem | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = new Scanner(text);
  }

  outline(): Outline {
    this.#next();
    this.#readPackage();
    while (this.#problem === undefined && this.#scanner.kind !== "end") this.#readDeclaration();
    const problem = illegalCharacter(this.#text) ?? this.#scanner.problem ?? this.#problem;
    return {
      ...(this.#packageName === undefined ? {} : { packageName: this.#packageName }),
      imports: this.#imports,
      types: this.#types,
      constants: this.#constants,
      methods: this.#methods,
      variables: this.#variables,
      values: this.#values,
      comments: this.#scanner.comments,
      semicolons: this.#semicolons,
      ...(problem === undefined ? {} : { problem }),
    };
  }

  #readPackage(): void {
    if (!this.#scanner.is("package")) {
      this.#unexpected("`package` and a name");
      return;
    }
    this.#next();
    this.#packageName = this.#name("the package's name");
    this.#endDeclaration();
  }

  #readDeclaration(): void {
    const keyword = this.#scanner.kind === "keyword" ? this.#scanner.text : "";
    const anchor = this.#scanner.start;
    if (keyword === "import" && this.#isPastImports) {
      this.#unexpected("a declaration; imports come before all others");
      return;
    }
    this.#isPastImports = keyword !== "import";
    if (keyword === "func") this.#readFunction();
    else if (keyword === "const") {
      const group: ConstantUnit[] = [];
      this.#constants.push(group);
      this.#readGroup(anchor, () => this.#readConstant(group));
    } else {
      const readOne = this.#readers[keyword];
      if (readOne === undefined) {
        this.#unexpected("a declaration");
        return;
      }
      this.#readGroup(anchor, readOne);
    }
    this.#endDeclaration();
  }

  /** Reads what follows a keyword: one, or any number in parentheses. */
  #readGroup(anchor: number, readOne: (docAnchor: number) => void): void {
    this.#next();
    if (!this.#scanner.is("(")) {
      readOne(anchor);
      return;
    }
    const open: Range = { start: this.#scanner.start, end: this.#scanner.end };
    this.#next();
    while (!this.#scanner.is(")") && this.#problem === undefined) {
      if (this.#scanner.kind === "end") {
        this.#fail({ ...open, problem: "`(` is not closed" });
        return;
      }
      readOne(this.#scanner.start);
      if (this.#scanner.kind === "semicolon") this.#next();
      else if (!this.#scanner.is(")")) this.#unexpected("the end of the line");
    }
    this.#next();
  }

  #readImport(): void {
    const start = this.#scanner.start;
    const aliased = this.#scanner.kind === "name" || this.#scanner.is(".");
    const alias = aliased ? this.#scanner.text : undefined;
    if (aliased) this.#next();
    const path = this.#scanner.kind === "string" ? unquote(this.#scanner.text) : undefined;
    if (path === undefined) {
      this.#unexpected("the path of a package, in quotes");
      return;
    }
    const unit = { path, start, end: this.#scanner.end };
    this.#imports.push(alias === undefined ? unit : { alias, ...unit });
    this.#next();
  }

  #readType(docAnchor: number): void {
    const name = this.#name("the type's name");
    if (name === undefined) return;
    const end = this.#skip("types");
    if (end === undefined) this.#unexpected("a type");
    else if (this.#problem === undefined) this.#types.push({ name, docAnchor, start: name.start, end });
  }

  #readConstant(group: ConstantUnit[]): void {
    const names = this.#names("the constant's name");
    const [first] = names;
    const end = this.#skip();
    if (first === undefined || this.#problem !== undefined) return;
    group.push({ names, repeats: end === undefined, start: first.start, end: end ?? names.at(-1)?.end ?? first.end });
  }

  #readVariables(docAnchor: number): void {
    const names = this.#names("the variable's name");
    const end = this.#skip();
    for (const name of names) {
      this.#values.push(name);
      this.#variables.push({ name, docAnchor, start: name.start, end: end ?? name.end });
    }
  }

  #readFunction(): void {
    this.#next();
    const receiver = this.#scanner.is("(") ? this.#readReceiver() : undefined;
    const name = this.#name("the function's name");
    if (name === undefined) return;
    if (!this.#scanner.is("(") && !this.#scanner.is("[")) this.#unexpected("the parameters");
    this.#skip();
    if (receiver === undefined) this.#values.push(name);
    else this.#methods.push({ ...receiver, name });
  }

  /** `(u *User)`, `(User)`, `(p Page[T])`: the last name outside of square brackets is the type's. */
  #readReceiver(): { receiver: string; pointer: boolean } {
    let receiver = "";
    let pointer = false;
    let [parentheses, squares] = [0, 0];
    do {
      const { kind, text } = this.#scanner;
      if (kind === "end" || kind === "semicolon") this.#unexpected("`)`");
      parentheses += text === "(" ? 1 : text === ")" ? -1 : 0;
      squares += text === "[" ? 1 : text === "]" ? -1 : 0;
      if (kind === "name" && squares === 0) receiver = text;
      if (text === "*") pointer = true;
      this.#next();
    } while (parentheses > 0 && this.#problem === undefined);
    return { receiver, pointer };
  }

  /** Skips to the end of the declaration, or of the group it is in. Gives the end of what it skipped; undefined for nothing. */
  #skip(content: "types" | "anything" = "anything"): number | undefined {
    const brackets = new Brackets(content);
    let end: number | undefined;
    for (;;) {
      const problem = brackets.see(this.#scanner);
      if (problem !== undefined) {
        this.#fail(problem);
        return end;
      }
      if (brackets.isDone) return end;
      end = this.#scanner.end;
      this.#next();
    }
  }

  /** Names with commas between; what is wrong with one is a problem. */
  #names(what: string): readonly NameRange[] {
    const names: NameRange[] = [];
    for (let name = this.#name(what); name !== undefined; name = this.#name(what)) {
      names.push(name);
      if (!this.#scanner.is(",")) break;
      this.#next();
    }
    return names;
  }

  #name(what: string): NameRange | undefined {
    if (this.#scanner.kind !== "name") {
      this.#unexpected(what);
      return undefined;
    }
    const { text: name, start, end } = this.#scanner;
    this.#next();
    return { name, start, end };
  }

  #endDeclaration(): void {
    if (this.#problem !== undefined) return;
    if (this.#scanner.kind === "semicolon") this.#next();
    else this.#unexpected("the end of the line");
  }

  #next(): void {
    this.#scanner.next();
    if (this.#scanner.automatic) this.#semicolons.push(this.#scanner.start);
  }

  #unexpected(wanted: string): void {
    const { kind, start, end, text } = this.#scanner;
    const found = kind === "end" ? "the end of the file" : kind === "semicolon" ? "the end of the line" : `\`${text}\``;
    this.#fail({ start, end: Math.max(end, start + 1), problem: `expected ${wanted}, found ${found}` });
  }

  #fail(problem: SyntaxProblem): void {
    this.#problem ??= problem;
  }
}

/** Go allows NUL nowhere, not even in comments, and a byte order mark only at the very beginning. */
function illegalCharacter(text: string): SyntaxProblem | undefined {
  const start = [text.indexOf("\0"), text.indexOf("\ufeff", 1)].filter((at) => at >= 0).sort((a, b) => a - b)[0];
  return start === undefined ? undefined : { start, end: start + 1, problem: "a character that Go does not allow" };
}
