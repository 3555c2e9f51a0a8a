import { type Choice, type Document, type Fill, type Group, isList, line, type SymbolReference } from "./document.js";
import { findBreaks } from "./find-breaks.js";
import { decide, fits, type NameOf, type Printing, pushReversed, type Step } from "./fits.js";
import { textWidth } from "./text-width.js";

const indentation = "  ";

/**
 * Prints a document. Chooses line ends as Prettier does: a group stays on one line if all of it, and what follows up to
 * the next possible line end, is within `width` columns.
 *
 * @param nameOf Names the document's symbols. Not needed where it has none.
 */
export function renderDocument(document: Document, width = 80, nameOf: NameOf = unnamed): string {
  const brokenIds = new Set<symbol>();
  let breaks: ReadonlySet<Document> | undefined;
  const printing: Printing = {
    // Documents without groups need none, and they can be large.
    get breaks() {
      breaks ??= findBreaks(document);
      return breaks;
    },
    brokenIds,
    nameOf,
  };
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
      pushReversed(steps, current, step);
    } else {
      switch (current.kind) {
        case "line":
          if (broken || current.flat === undefined) {
            trimEnd(output);
            output.push("\n", indentation.repeat(depth));
            column = depth * indentation.length;
          } else {
            output.push(current.flat);
            column += current.flat.length;
          }
          break;
        case "indent":
          steps.push({ depth: depth + 1, broken, document: current.content });
          break;
        case "group": {
          const laidOut = layOutGroup(current, step, steps, width - column, printing);
          if (current.id !== undefined && laidOut.broken) brokenIds.add(current.id);
          steps.push(laidOut);
          break;
        }
        case "choice":
          steps.push(layOutChoice(current, step, steps, width - column, printing));
          break;
        case "fill":
          pushFill(steps, current, step, width - column, printing);
          break;
        case "ifBroken":
        case "indentIfBroken":
          steps.push(decide(current, step, printing));
          break;
        case "symbol": {
          const name = nameOf(current);
          output.push(name);
          column += textWidth(name);
          break;
        }
      }
    }
  }
  trimEnd(output);
  return output.join("");
}

function unnamed({ name }: SymbolReference): never {
  throw new Error(`bug: nobody has named the symbol ${name}`);
}

function layOutGroup(
  group: Group,
  { depth, broken }: Step,
  following: readonly Step[],
  room: number,
  printing: Printing,
): Step {
  const flat: Step = { depth, broken: false, document: group.content };
  const stays = !printing.breaks.has(group) && (!broken || fits(flat, following, room, printing));
  return stays ? flat : { ...flat, broken: true };
}

function layOutChoice(
  choice: Choice,
  { depth, broken }: Step,
  following: readonly Step[],
  room: number,
  printing: Printing,
): Step {
  const steps = choice.layouts.map((document): Step => ({ depth, broken: false, document }));
  const last: Step = { depth, broken: true, document: choice.layouts.at(-1) ?? "" };
  if (printing.breaks.has(choice)) return last;
  const [first = last] = steps;
  return broken ? (steps.find((step) => fits(step, following, room, printing)) ?? last) : first;
}

/** Prints the first item, and decides whether the second fits beside it. */
function pushFill(steps: Step[], { items }: Fill, { depth, broken }: Step, room: number, printing: Printing): void {
  const [first, second, ...more] = items;
  if (first === undefined) return;
  const flat = (document: Document): Step => ({ depth, broken: false, document });
  const alone = fits(flat(first), [], room, printing) ? flat(first) : { depth, broken: true, document: first };
  if (second !== undefined) {
    const stays = fits(flat([first, line, second]), [], room, printing);
    steps.push({ depth, broken, document: { kind: "fill", items: [second, ...more] } });
    steps.push({ depth, broken: !stays, document: line });
  }
  steps.push(alone);
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
