import { type Document, group, ifBroken, indent, join, line, softLine } from "@autonats/codegen";
import { bracketed } from "./layout.js";

/** A type as TypeScript writes it. */
export type TypeSyntax =
  /** A keyword, or a name without arguments. `keyword` tells them apart where null is beside them. */
  | { readonly kind: "name"; readonly name: Document; readonly keyword: boolean }
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "generic"; readonly name: Document; readonly parameters: readonly TypeSyntax[] }
  | { readonly kind: "array"; readonly element: TypeSyntax; readonly readonly: boolean }
  | {
      readonly kind: "tuple";
      readonly elements: readonly TypeSyntax[];
      readonly labels?: readonly string[];
      readonly readonly: boolean;
    }
  /** An object whose keys are data. */
  | { readonly kind: "keyed"; readonly key: TypeSyntax; readonly optional: boolean; readonly value: TypeSyntax }
  | { readonly kind: "union"; readonly members: readonly TypeSyntax[] };

export function keywordType(name: string): TypeSyntax {
  return { kind: "name", name, keyword: true };
}

export function namedType(name: Document): TypeSyntax {
  return { kind: "name", name, keyword: false };
}

export function genericType(name: Document, ...parameters: readonly TypeSyntax[]): TypeSyntax {
  return { kind: "generic", name, parameters };
}

/** One of several types. Unions among them are taken apart, and each is named once. */
export function unionType(...members: readonly TypeSyntax[]): TypeSyntax {
  const flat = members.flatMap((each) => (each.kind === "union" ? each.members : [each]));
  const unique = new Map(flat.map((each) => [identity(each), each]));
  const [first, ...rest] = [...unique.values()];
  return first !== undefined && rest.length === 0 ? first : { kind: "union", members: [...unique.values()] };
}

/** The same for types that are written alike, as far as unions hold them more than once. */
function identity(type: TypeSyntax): unknown {
  if (type.kind === "literal") return type.text;
  return type.kind === "name" ? type.name : type;
}

/** Prints a type after a colon. */
export function printType(type: TypeSyntax): Document {
  if (type.kind !== "union" || isHugged(type.members)) return printBare(type);
  return group(indent([softLine, printBare(type)]));
}

/** Prints a type on its own: after the `=` of an alias, or as an argument of another type. */
export function printBare(type: TypeSyntax): Document {
  switch (type.kind) {
    case "name":
      return type.name;
    case "literal":
      return type.text;
    case "generic":
      return [type.name, printArguments(type.parameters)];
    case "array":
      return [type.readonly ? "readonly " : "", printElement(type.element), "[]"];
    case "tuple":
      return [type.readonly ? "readonly " : "", group(bracketed("[", printTupleElements(type), "]"))];
    case "keyed": {
      const member = [
        type.optional ? "[key in " : "[key: ",
        printBare(type.key),
        type.optional ? "]?: " : "]: ",
        printType(type.value),
      ];
      return group(["{", indent([line, member, ifBroken(";", "")]), line, "}"]);
    }
    case "union": {
      const members = type.members.map(printMember);
      if (isHugged(type.members)) return join(" | ", members);
      return group([ifBroken("| ", ""), join([line, "| "], members.map(indent))]);
    }
  }
}

function printArguments(parameters: readonly TypeSyntax[]): Document {
  const [first] = parameters;
  const printed = parameters.map(printBare);
  if (first !== undefined && parameters.length === 1 && isSimple(first)) return ["<", printed, ">"];
  return group(["<", indent([softLine, join([",", line], printed)]), softLine, ">"]);
}

function printElement(element: TypeSyntax): Document {
  if (element.kind === "union") {
    const printed = printBare(element);
    return isHugged(element.members) ? ["(", printed, ")"] : ["(", group([indent([softLine, printed]), softLine]), ")"];
  }
  return isReadonly(element) ? ["(", printBare(element), ")"] : printBare(element);
}

function printTupleElements({ elements, labels }: Extract<TypeSyntax, { kind: "tuple" }>): readonly Document[] {
  const printed = elements.map(printTupleElement);
  return labels === undefined ? printed : printed.map((element, index) => [labels[index] ?? "value", ": ", element]);
}

function printTupleElement(element: TypeSyntax, _index: number, elements: readonly TypeSyntax[]): Document {
  const printed = printBare(element);
  if (element.kind !== "union" || isHugged(element.members) || elements.length < 2) return printed;
  return group([indent([ifBroken(["(", softLine], ""), printed]), softLine, ifBroken(")", "")]);
}

/** A member of a union. `readonly` binds stronger than `|`, so none needs parentheses. */
function printMember(type: TypeSyntax): Document {
  return printBare(type);
}

/** Reports whether a union stays on its line whatever happens: an object or nothing. */
function isHugged(members: readonly TypeSyntax[]): boolean {
  const objects = members.filter(
    (each) => each.kind === "generic" || each.kind === "keyed" || (each.kind === "name" && !each.keyword),
  );
  return objects.length === 1 && members.every((each) => each === objects[0] || isNull(each));
}

function isNull(type: TypeSyntax): boolean {
  return type.kind === "name" && type.keyword && (type.name === "null" || type.name === "void");
}

function isSimple(type: TypeSyntax): boolean {
  return type.kind === "name" || type.kind === "literal" || (type.kind === "union" && isHugged(type.members));
}

function isReadonly(type: TypeSyntax): boolean {
  return (type.kind === "array" || type.kind === "tuple") && type.readonly;
}
