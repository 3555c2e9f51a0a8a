import { type Document, group, hardLine, indent, join } from "@autonats/codegen";
import { arrow, assigned, braced, bracketed } from "./layout.js";

/** Items of a list between brackets, in a template. */
export interface Commas {
  readonly commas: readonly Document[];
}

/** What may be put into a template. */
export type Part = Document | Commas;

/** Arguments, parameters or properties, as one part of a template: `${callee}(${commas(values)})`. */
export function commas(items: readonly Document[]): Commas {
  return { commas: items };
}

/** Declarations or members with an empty line between them. What is undefined leaves no line. */
export function paragraphs(parts: readonly (Document | undefined)[]): Document {
  return join(
    [hardLine, hardLine],
    parts.filter((part) => part !== undefined),
  );
}

/**
 * TypeScript code as a template, laid out as Prettier has it: lines end where they end in the template, braces at the end of a
 * line hold a block, and what is between other brackets is on one line or each item on its own. Parts are put in as they are.
 */
export function ts(texts: TemplateStringsArray, ...parts: readonly Part[]): Document {
  const rows: Token[][] = [[]];
  for (const [index, text] of texts.entries()) {
    for (const [number, piece] of text.split("\n").entries()) {
      if (number > 0) rows.push([]);
      rows.at(-1)?.push(...(number > 0 ? piece.trimStart() : piece));
    }
    const part = parts[index];
    if (part !== undefined) rows.at(-1)?.push({ part });
  }
  return statements(rows);
}

/** A character of the template, or a part. */
type Token = string | { readonly part: Part };

/** Prints rows and takes them away, up to the one that closes the block they are in. */
function statements(rows: Token[][]): Document {
  const printed: Document[] = [];
  for (let row = rows.shift(); row !== undefined; row = rows.shift()) {
    if (row[0] === "}") {
      rows.unshift(row);
      break;
    }
    const opens = row.at(-1) === "{";
    if (!opens) printed.push(statement(row));
    else printed.push([statement(trimEnd(row.slice(0, -1))), " ", blockOf(rows)]);
  }
  return join(hardLine, printed);
}

function blockOf(rows: Token[][]): Document {
  const isEmpty = rows[0]?.[0] === "}";
  const inner = isEmpty ? "" : statements(rows);
  const rest = new Reader(rows.shift()?.slice(1) ?? []).sequence("");
  return isEmpty ? ["{}", rest] : ["{", indent([hardLine, inner]), hardLine, "}", rest];
}

function statement(row: readonly Token[]): Document {
  const equals = row.findIndex((token, at) => token === "=" && row[at - 1] === " " && row[at + 1] === " ");
  if (equals === -1 || row.at(-1) !== ";") return new Reader(row).sequence("");
  const left = new Reader(row.slice(0, equals - 1)).sequence("");
  return [assigned(left, " =", new Reader(row.slice(equals + 2, -1)).sequence("")), ";"];
}

function trimEnd(row: Token[]): Token[] {
  return row.at(-1) === " " ? row.slice(0, -1) : row;
}

/** Reads the tokens of one row. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Everything up to one of the given characters, outside of brackets. */
  sequence(ends: string): Document {
    const printed: Document[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (typeof token === "string" && ends.includes(token)) break;
      this.#at += 1;
      if (token === "(") printed.push(this.#parentheses(ends));
      else if (token === "{") printed.push(braced(this.#items("}")));
      else if (typeof token === "string") printed.push(token);
      else
        printed.push(
          "commas" in Object(token.part) ? join(", ", (token.part as Commas).commas) : (token.part as Document),
        );
    }
    return printed;
  }

  /** A call's arguments, or the head of a function with what follows it. */
  #parentheses(ends: string): Document {
    const items = this.#items(")");
    if (this.#takes(" => ")) return arrow(items, this.sequence(ends));
    if (this.#takes(": ")) return group([bracketed("(", items, ")"), ": ", this.sequence(`${ends};`)]);
    return group(bracketed("(", items, ")"));
  }

  /** The items up to a closing bracket, which is taken too. */
  #items(close: string): readonly Document[] {
    const items: Document[] = [];
    while (this.#at < this.#tokens.length) {
      while (this.#tokens[this.#at] === " " || this.#tokens[this.#at] === ",") this.#at += 1;
      const token = this.#tokens[this.#at];
      if (token === close) break;
      if (typeof token === "object" && typeof token.part === "object" && "commas" in token.part) {
        items.push(...token.part.commas);
        this.#at += 1;
      } else {
        const item = this.sequence(`,${close}`);
        items.push(close === "}" && Array.isArray(item) && item.at(-1) === " " ? item.slice(0, -1) : item);
      }
    }
    this.#at += 1;
    return items;
  }

  #takes(text: string): boolean {
    const found = [...text].every((character, index) => this.#tokens[this.#at + index] === character);
    if (found) this.#at += text.length;
    return found;
  }
}
