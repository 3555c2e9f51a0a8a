import {
  type Document,
  type Fill,
  type IfBroken,
  type IndentIfBroken,
  isList,
  line,
  type SymbolReference,
} from "./document.js";
import { textWidth } from "./text-width.js";

/** A document still to be printed, at its depth, with its lines broken or not. */
export interface Step {
  readonly depth: number;
  readonly broken: boolean;
  readonly document: Document;
}

/** What is known while printing. */
export interface Printing {
  /** The groups that break whatever the width. */
  readonly breaks: ReadonlySet<Document>;
  /** Which of the groups that others ask about were broken. */
  readonly brokenIds: ReadonlySet<symbol>;
  readonly nameOf: NameOf;
}

/** Returns the name of a symbol in the file that is being printed. */
export type NameOf = (reference: SymbolReference) => string;

/** Reports whether `next`, and what follows it up to the first line end, is at most `room` columns wide. */
export function fits(next: Step, following: readonly Step[], room: number, printing: Printing): boolean {
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
      pushReversed(steps, document, step);
    } else {
      switch (document.kind) {
        case "line":
          if (broken || document.flat === undefined) return true;
          left -= document.flat.length;
          break;
        case "indent":
          steps.push({ depth: depth + 1, broken, document: document.content });
          break;
        case "group":
          steps.push({ depth, broken: broken || printing.breaks.has(document), document: document.content });
          break;
        case "choice": {
          const breaks = broken || printing.breaks.has(document);
          const layout = document.layouts.at(breaks ? -1 : 0) ?? "";
          steps.push({ depth, broken: breaks, document: layout });
          break;
        }
        case "fill":
          pushReversed(steps, withLines(document), step);
          break;
        case "ifBroken":
        case "indentIfBroken":
          steps.push(decide(document, step, printing));
          break;
        case "symbol":
          left -= textWidth(printing.nameOf(document));
          break;
      }
    }
  }
  return false;
}

/** What replaces a document that depends on whether a group breaks. */
export function decide(document: IfBroken | IndentIfBroken, { depth, broken }: Step, { brokenIds }: Printing): Step {
  const breaks = document.group === undefined ? broken : brokenIds.has(document.group);
  if (document.kind === "ifBroken") return { depth, broken, document: breaks ? document.broken : document.flat };
  return { depth: breaks ? depth + 1 : depth, broken, document: document.content };
}

/** Puts documents on a stack, so that the first is taken first, as the step says that they come out of. */
export function pushReversed(steps: Step[], documents: readonly Document[], { depth, broken }: Step): void {
  for (let index = documents.length - 1; index >= 0; index--) {
    const document = documents[index];
    if (document !== undefined) steps.push({ depth, broken, document });
  }
}

function withLines({ items }: Fill): readonly Document[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [line, item]));
}
