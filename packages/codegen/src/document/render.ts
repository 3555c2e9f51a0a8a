import type { Document } from "./document.js";
import { textWidth } from "./text-width.js";

/** A document still to be printed, at its depth, with its lines broken or not. */
interface Step {
  readonly depth: number;
  readonly broken: boolean;
  readonly document: Document;
}

const indentation = "  ";

/**
 * Prints a document. Chooses line ends as Prettier does: a group stays on one line if all of it, and what follows up to
 * the next possible line end, is within `width` columns.
 */
export function renderDocument(document: Document, width = 80): string {
  const breaks = findBreaks(document);
  const steps: Step[] = [{ depth: 0, broken: true, document }];
  let output = "";
  let column = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { depth, broken, document: current } = step;
    if (typeof current === "string") {
      if (current.includes("\n")) throw new Error(`bug: a line end inside of text: ${JSON.stringify(current)}`);
      output += current;
      column += textWidth(current);
    } else if (isList(current)) {
      pushReversed(steps, current, depth, broken);
    } else {
      switch (current.kind) {
        case "line":
          if (broken || current.flat === undefined) {
            output = `${output.replace(/[ \t]+$/u, "")}\n${indentation.repeat(depth)}`;
            column = depth * indentation.length;
          } else {
            output += current.flat;
            column += current.flat.length;
          }
          break;
        case "indent":
          steps.push({ depth: depth + 1, broken, document: current.content });
          break;
        case "group": {
          const flat: Step = { depth, broken: false, document: current.content };
          const stays = !breaks.has(current) && (!broken || fits(flat, steps, width - column, breaks));
          steps.push(stays ? flat : { ...flat, broken: true });
          break;
        }
        case "ifBroken":
          steps.push({ depth, broken, document: broken ? current.broken : current.flat });
          break;
        case "symbol":
          throw new Error(`bug: nobody has named the symbol ${current.name}`);
      }
    }
  }
  return output;
}

/** Whether `next`, and what follows it up to the first line end, is at most `room` columns wide. */
function fits(next: Step, following: readonly Step[], room: number, breaks: ReadonlySet<Document>): boolean {
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
    } else {
      switch (document.kind) {
        case "line":
          if (broken || document.flat === undefined) return true;
          left -= document.flat.length;
          break;
        case "indent":
          steps.push({ depth, broken, document: document.content });
          break;
        case "group":
          steps.push({ depth, broken: broken || breaks.has(document), document: document.content });
          break;
        case "ifBroken":
          steps.push({ depth, broken, document: broken ? document.broken : document.flat });
          break;
        case "symbol":
          left -= textWidth(document.name);
          break;
      }
    }
  }
  return false;
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
        return visit(current.content);
      case "group": {
        const inside = visit(current.content);
        if (inside || current.broken) breaks.add(current);
        return inside || current.broken;
      }
      case "ifBroken":
        return false;
      case "symbol":
        return false;
    }
  };
  visit(document);
  return breaks;
}

function pushReversed(steps: Step[], documents: readonly Document[], depth: number, broken: boolean): void {
  for (const document of documents.toReversed()) steps.push({ depth, broken, document });
}

function isList(document: Document): document is readonly Document[] {
  return Array.isArray(document);
}
