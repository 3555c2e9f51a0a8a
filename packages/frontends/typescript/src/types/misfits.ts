import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { Misfit, Shape, TypeView } from "../views.js";

interface MisfitText {
  readonly problem: string;
  readonly help: string;
}

/** Why a type is not data, and what to write in its place. */
const texts: Readonly<Record<Misfit, MisfitText>> = {
  bigintLiteral: { problem: "a `bigint` has no literals in JSON", help: "Write `bigint`, or a literal string." },
  enumPart: {
    problem: "it is a part of an enum, which only TypeScript can say",
    help: "Write the whole enum, or a union of literal strings.",
  },
  function: { problem: "it is a function", help: "Remove it, and let a method return what it would compute." },
  intersection: {
    problem: "what it adds to a type of the language is lost on the way",
    help: "Write that type alone, or an interface with a field of that type.",
  },
  never: { problem: "there is no such value", help: "Remove it, or correct the type that leaves nothing." },
  null: { problem: "it is always null", help: "Remove it, or write what it can be besides, as in `string | null`." },
  object: {
    problem: "it does not say what is in it",
    help: "List its fields, or write `Record<string, unknown>` for any JSON object.",
  },
  symbol: {
    problem: "a symbol is known only in its own process",
    help: "Write `string`, or a union of literal strings.",
  },
  this: {
    problem: "`this` is another type in every interface that extends this one",
    help: "Write the interface's name.",
  },
  typeParameter: { problem: "it is not known which type it stands for", help: "Write the type itself." },
  undecided: {
    problem: "the compiler cannot work out what it is",
    help: "Write the type without the conditions or references to itself that hide it.",
  },
  undefined: {
    problem: "JSON has no `undefined`",
    help: "Remove it; a field can be optional with `?`, and a method without a result returns `Promise<void>`.",
  },
  void: { problem: "there is no such value", help: "Remove it; a method without a result returns `Promise<void>`." },
};

/** What is written in place of types of the language and the platform that are not data. */
const replacements: Readonly<Record<string, string>> = {
  AbortSignal: "Remove it: callers of a generated client give a signal with the options of any call.",
  Array: "Write `T[]`.",
  Big: "Write `string`, or `Decimal` of `decimal.js`.",
  Blob: "Write `Uint8Array`.",
  Boolean: "Write `boolean`.",
  DataView: "Write `Uint8Array`.",
  DateTime: "Write `Date`, or `Timestamp` of `@autonats/runtime` for nanoseconds.",
  Dayjs: "Write `Date`.",
  Error: "Throw it, and declare its class with `@nats:error`; or send its message.",
  Function: "Remove it, and let a method return what it would compute.",
  Iterable: "Write `{element}[]`.",
  Moment: "Write `Date`.",
  Number: "Write `number`.",
  Promise: "Write the type of its value.",
  RegExp: "Write `string`, and send the expression's source.",
  SharedArrayBuffer: "Write `Uint8Array`.",
  String: "Write `string`.",
  Symbol: "Write `string`, or a union of literal strings.",
  URLSearchParams: "Write `string`, or `Record<string, string>`.",
};

/** Reports whether there is data that is written in place of a type, so that its fields need not do without. */
export function isWrittenOtherwise(name: string): boolean {
  return Object.hasOwn(replacements, name) && replacements[name]?.startsWith("Remove") !== true;
}

/** What is wrong with a type that is not data. */
export function describeMisfit(misfit: Misfit, view: TypeView): Diagnostic {
  return createDiagnostic("AN3013", view.span, { text: view.text, ...texts[misfit] });
}

/** How the project can say what a class of a package is. */
function wayOut({ package: owner, name }: Extract<Shape, { kind: "library" }>): string {
  if (owner === undefined) return "";
  return `; or say in \`autonats.yaml\` what it is, as in \`types: { "${owner}#${name}": { wire: string, to: toString, from: new } }\``;
}

/** What is wrong with a type of the language, the platform or a package. */
export function describeLibrary(shape: Extract<Shape, { kind: "library" }>, view: TypeView): Diagnostic {
  const element = shape.arguments[0]?.text ?? "unknown";
  const known = Object.hasOwn(replacements, shape.name) ? replacements[shape.name] : undefined;
  const help = known?.replace("{element}", /^[\w.]+$/u.test(element) ? element : `(${element})`);
  return createDiagnostic("AN3013", view.span, {
    text: view.text,
    problem: `\`${shape.name}\` is more than data`,
    help: help ?? `Write an interface of what has to be sent${wayOut(shape)}.`,
  });
}
