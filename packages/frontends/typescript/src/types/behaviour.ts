import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { Shape, TypeView } from "../views.js";
import { describeLibrary, describeMisfit, isWrittenOtherwise } from "./misfits.js";

/** Why no value of a type can be sent, and what to do about it. */
export interface Unsendable {
  readonly problem: string;
  readonly help: string;
}

/**
 * Returns why no value of a type can be sent because it belongs to one process: a function, a symbol, an object that has such a part,
 * or an instance of a class that is more than its data. Undefined for all other types, which include those that are a mistake, and those for
 * which other data can be written in one word, such as `string` for a `RegExp`.
 */
export function unsendable(view: TypeView): Unsendable | undefined {
  return find(view, new Set());
}

/** As `unsendable`, for one alternative of several: the others are the data to write in its place. */
export function unsendableAlternative(view: TypeView): Unsendable | undefined {
  const shape = view.shape();
  return shape.kind === "library" ? reason(describeLibrary(shape, view), view) : unsendable(view);
}

function find(view: TypeView, seen: Set<object>): Unsendable | undefined {
  // Of a type that contains itself, the other parts decide.
  if (seen.has(view.identity)) return undefined;
  seen.add(view.identity);
  const shape = view.shape();
  switch (shape.kind) {
    case "misfit":
      return shape.misfit === "function" || shape.misfit === "symbol"
        ? reason(describeMisfit(shape.misfit, view), view)
        : undefined;
    case "library":
      return isWrittenOtherwise(shape.name) ? undefined : reason(describeLibrary(shape, view), view);
    case "class": {
      const { name, member } = shape;
      return {
        problem: `class \`${name.name}\` is more than its data: it has \`${member}\``,
        help: `Give the class \`toJSON()\` and \`static fromJSON(data)\` if it has to be sent.`,
      };
    }
    case "maybe":
      return find(shape.present, seen);
    case "record":
      return findPart(shape, seen);
    default:
      return undefined;
  }
}

function findPart(shape: Extract<Shape, { kind: "record" }>, seen: Set<object>): Unsendable | undefined {
  for (const { name, optional, type } of shape.properties) {
    const inner = optional || type.shape().kind === "maybe" ? undefined : find(type, seen);
    if (inner !== undefined) return { ...inner, problem: `its \`${name}\`: ${inner.problem}` };
  }
  return undefined;
}

/** What is wrong with a type, as a part of another message. */
function reason({ message, help }: Diagnostic, { text }: TypeView): Unsendable {
  const [, why = message] = message.split(`\`${text}\` cannot cross the wire: `);
  return { problem: why, help };
}

/** Warns that something is left out of what is sent. */
export function leftOut(what: string, { problem, help }: Unsendable, view: TypeView): Diagnostic {
  return createDiagnostic("AN3029", view.span, { what, problem, help });
}
