/**
 * Text that does not know yet where its lines end: printed on one line where that fits, broken where it does not.
 * After Philip Wadler's "A prettier printer", with the rules of the tool named after it.
 */
export type Document =
  | string
  | readonly Document[]
  | Line
  | Indent
  | Group
  | Choice
  | Fill
  | IfBroken
  | IndentIfBroken
  | SymbolReference;

/** A place where a line may end. */
export interface Line {
  readonly kind: "line";
  /** What is printed when the line goes on; `undefined`: it never goes on. */
  readonly flat: " " | "" | undefined;
}

/** Lines begin one level further in. */
export interface Indent {
  readonly kind: "indent";
  readonly content: Document;
}

/** All of its own lines break, or none. */
export interface Group {
  readonly kind: "group";
  readonly content: Document;
  /** Breaks even if it would fit. */
  readonly broken: boolean;
  /** By which what follows asks whether it broke. */
  readonly id?: symbol;
}

/** One of several layouts of the same content: the first that fits, else the last. The first has no line ends. */
export interface Choice {
  readonly kind: "choice";
  readonly layouts: readonly Document[];
}

/** Items with a space between, as many on each line as fit. */
export interface Fill {
  readonly kind: "fill";
  readonly items: readonly Document[];
}

/** One text or another, by whether a group breaks: the one with the id, else the one around it. */
export interface IfBroken {
  readonly kind: "ifBroken";
  readonly broken: Document;
  readonly flat: Document;
  readonly group?: symbol;
}

/** One level further in, if an earlier group broke. */
export interface IndentIfBroken {
  readonly kind: "indentIfBroken";
  readonly content: Document;
  /** The `id` of that group. */
  readonly group: symbol;
}

/** The name of something that another module exports. How it is spelled here is settled when the file is complete. */
export interface SymbolReference {
  readonly kind: "symbol";
  /** What the module exports it as. For a namespace, the same as `local`. */
  readonly name: string;
  /** What the printing file would like to call it. */
  readonly local: string;
  /** How the printing file names the module. */
  readonly from: string;
  /** Whether this use needs it at compile time only. */
  readonly typeOnly: boolean;
  /** Whether it stands for the whole module. */
  readonly namespace: boolean;
}

/** A space, or the end of a line. */
export const line: Line = { kind: "line", flat: " " };

/** Nothing, or the end of a line. */
export const softLine: Line = { kind: "line", flat: "" };

/** The end of a line. */
export const hardLine: Line = { kind: "line", flat: undefined };

/** The end of a line and an empty line. */
export const blankLine: Document = [hardLine, hardLine];

export function indent(content: Document): Indent {
  return { kind: "indent", content };
}

export function group(content: Document, options: { readonly broken?: boolean; readonly id?: symbol } = {}): Group {
  const { broken = false, id } = options;
  return { kind: "group", content, broken, ...(id === undefined ? {} : { id }) };
}

export function indentIfBroken(content: Document, group: symbol): IndentIfBroken {
  return { kind: "indentIfBroken", content, group };
}

export function choice(...layouts: readonly Document[]): Choice {
  return { kind: "choice", layouts };
}

export function fill(items: readonly Document[]): Fill {
  return { kind: "fill", items };
}

export function ifBroken(broken: Document, flat: Document, group?: symbol): IfBroken {
  return { kind: "ifBroken", broken, flat, ...(group === undefined ? {} : { group }) };
}

/** Reports whether a document is a sequence of others. */
export function isList(document: Document): document is readonly Document[] {
  return Array.isArray(document);
}

export function join(separator: Document, parts: readonly Document[]): Document {
  const joined: Document[] = [];
  for (const part of parts) {
    if (joined.length > 0) joined.push(separator);
    joined.push(part);
  }
  return joined;
}

/** How a symbol is used. */
export interface SymbolUse {
  /** At compile time only. Default: false. */
  readonly typeOnly?: boolean;
  /** What the printing file would like to call it. Default: what the module exports it as. */
  readonly local?: string;
}

/** An export of another module. */
export function symbol(
  name: string,
  from: string,
  { typeOnly = false, local = name }: SymbolUse = {},
): SymbolReference {
  return { kind: "symbol", name, local, from, typeOnly, namespace: false };
}

/** Another module as a whole. */
export function namespaceSymbol(name: string, from: string): SymbolReference {
  return { kind: "symbol", name, local: name, from, typeOnly: false, namespace: true };
}
