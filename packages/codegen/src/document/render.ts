import type { Document } from "./document.js";
import { textWidth } from "./text-width.js";

/** A document still to be printed, at its depth, with its lines broken or not. */
interface Step {
  readonly depth: number;
  readonly broken: boolean;
  readonly document: Document;
}

/** What is known while printing. */
interface Printing {
  /** The groups that break whatever the width. */
  readonly breaks: ReadonlySet<Document>;
  /** Which of the groups that others ask about were broken. */
  readonly brokenIds: ReadonlySet<symbol>;
}

const indentation = "  ";

/**
 * Prints a document. Chooses line ends as Prettier does: a group stays on one line if all of it, and what follows up to
 * the next possible line end, is within `width` columns.
 */
export function renderDocument(document: Document, width = 80): string {
  const brokenIds = new Set<symbol>();
  const printing: Printing = { breaks: findBreaks(document), brokenIds };
  const steps: Step[] = [{ depth: 0, broken: true, document }];
  const output: string[] = [];
  let column = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { depth, broken, document: current } = step;
    if (typeof current === "string") {
      if (current.includes("\n")) throw new Error(`bug: a line end inside of text: ${JSON.stringify(current)}`);
      output.push(current);
      column += textWidth(current);
    } else if (isList(current)) {
      pushReversed(steps, current, depth, broken);
    } else if (current.kind === "line") {
      if (broken || current.flat === undefined) {
        trimEnd(output);
        output.push("\n", indentation.repeat(depth));
        column = depth * indentation.length;
      } else {
        output.push(current.flat);
        column += current.flat.length;
      }
    } else if (current.kind === "group") {
      const flat: Step = { depth, broken: false, document: current.content };
      const stays = !printing.breaks.has(current) && (!broken || fits(flat, steps, width - column, printing));
      if (current.id !== undefined && !stays) brokenIds.add(current.id);
      steps.push(stays ? flat : { ...flat, broken: true });
    } else {
      steps.push(choose(current, depth, broken, printing));
    }
  }
  trimEnd(output);
  return output.join("");
}

/** Whether `next`, and what follows it up to the first line end, is at most `room` columns wide. */
function fits(next: Step, following: readonly Step[], room: number, printing: Printing): boolean {
  const steps: Step[] = [next];
  let rest = following.length;
  let left = room;
  while (left >= 0) {
    let step = steps.pop();
    if (step === undefined) {
      rest -= 1;
      step = following[rest];
      if (step === undefined) return true;
    }
    const { depth, broken, document } = step;
    if (typeof document === "string") {
      left -= textWidth(document);
    } else if (isList(document)) {
      pushReversed(steps, document, depth, broken);
    } else if (document.kind === "line") {
      if (broken || document.flat === undefined) return true;
      left -= document.flat.length;
    } else if (document.kind === "group") {
      steps.push({ depth, broken: broken || printing.breaks.has(document), document: document.content });
    } else {
      steps.push(choose(document, depth, broken, printing));
    }
  }
  return false;
}

/** What stands in place of a document that is not printed itself. */
function choose(
  document: Exclude<Document, string | readonly Document[] | { readonly kind: "line" | "group" }>,
  depth: number,
  broken: boolean,
  { brokenIds }: Printing,
): Step {
  switch (document.kind) {
    case "indent":
      return { depth: depth + 1, broken, document: document.content };
    case "ifBroken":
      return { depth, broken, document: broken ? document.broken : document.flat };
    case "indentIfBroken":
      return { depth: brokenIds.has(document.group) ? depth + 1 : depth, broken, document: document.content };
    case "symbol":
      throw new Error(`bug: nobody has named the symbol ${document.name}`);
  }
}

/** The groups that have to break: by their own will, or because a line ends inside of them whatever the width. */
function findBreaks(document: Document): ReadonlySet<Document> {
  const breaks = new Set<Document>();
  const visit = (current: Document): boolean => {
    if (typeof current === "string") return false;
    if (isList(current)) return current.map(visit).includes(true);
    switch (current.kind) {
      case "line":
        return current.flat === undefined;
      case "indent":
      case "indentIfBroken":
        return visit(current.content);
      case "group": {
        const inside = visit(current.content);
        if (inside || current.broken) breaks.add(current);
        return inside || current.broken;
      }
      case "ifBroken":
        return [visit(current.broken), visit(current.flat)].includes(true);
      case "symbol":
        return false;
    }
  };
  visit(document);
  return breaks;
}

/** Takes away the white space at the end of what is printed. */
function trimEnd(output: string[]): void {
  for (let last = output.pop(); last !== undefined; last = output.pop()) {
    const trimmed = last.replace(/[ \t]+$/u, "");
    if (trimmed === "") continue;
    output.push(trimmed);
    return;
  }
}

function pushReversed(steps: Step[], documents: readonly Document[], depth: number, broken: boolean): void {
  for (let index = documents.length - 1; index >= 0; index--) {
    const document = documents[index];
    if (document !== undefined) steps.push({ depth, broken, document });
  }
}

function isList(document: Document): document is readonly Document[] {
  return Array.isArray(document);
}
