import { createScope } from "@autonats/codegen";
import type { Alternative, ChoiceDeclaration, Declaration, ScalarName, TypeExpr } from "@autonats/model";
import { toExported, toGoWords } from "../names/go-name.js";
import type { PrintContext } from "../plan/print-context.js";
import type { GoType } from "./go-type.js";
import { hasNil } from "./nil.js";

/** The field of a choice's struct that has one of its alternatives. */
export interface ChoiceField {
  readonly name: string;
  readonly type: GoType;
  /**
   * How it says whether it is the one: by a pointer, by a type that has nil, or, for an alternative of one value, by a flag.
   */
  readonly form: "pointer" | "nil" | "flag";
  /** The one value, where there is but one. */
  readonly literal?: string | number | boolean;
  /** The one key of the object that it travels in, where it does. */
  readonly key?: string;
}

/** The fields of a choice's struct, one for each alternative. */
export function choiceFields({ alternatives }: ChoiceDeclaration, context: PrintContext): readonly ChoiceField[] {
  const scope = createScope([], (name, attempt) => `${name}${attempt}`);
  return alternatives.map((alternative): ChoiceField => {
    const { type } = alternative;
    const name = scope.claim(toExported(wordsOf(alternative, context.declarations)));
    const mapped = context.mapping.value(type);
    if (type.kind === "literal") return { name, type: mapped, form: "flag", literal: type.value };
    const { key } = alternative;
    const form = hasNil(type, context.declarations) ? "nil" : "pointer";
    return { name, type: mapped, form, ...(key === undefined ? {} : { key }) };
  });
}

const scalarWords: Readonly<Partial<Record<ScalarName, string>>> = {
  float64: "Number",
  timestamp: "Time",
  json: "JSON",
  rawJson: "JSON",
};

/** What an alternative is called: by its type where that has a name of its own, else by what tells it apart. */
function wordsOf({ type, when }: Alternative, declarations: ReadonlyMap<string, Declaration>): string {
  const named = type.kind === "ref" ? declarations.get(type.id) : undefined;
  if (named?.source !== undefined) return toGoWords(named.id);
  if (type.kind === "scalar") return scalarWords[type.scalar] ?? toGoWords(type.scalar);
  if (type.kind === "literal") return toGoWords(String(type.value)) || "Value";
  const [field] = when.fields ?? [];
  if (when.items !== undefined) return toGoWords(`${when.items[0]?.json ?? ""} list`);
  if (field !== undefined) {
    const [value] = field.values ?? [];
    if (field.present === false) return "Other";
    return typeof value === "string"
      ? toGoWords(value) || toGoWords(field.name)
      : toGoWords(`${field.name} ${value ?? ""}`);
  }
  return kindWord(type, named, when.json);
}

function kindWord(type: TypeExpr, named: Declaration | undefined, json: string): string {
  if (named?.kind === "enum") return "Value";
  if (type.kind === "map") return "Map";
  return json === "object" ? "Object" : toExported(json);
}
