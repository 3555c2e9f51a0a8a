import type { TypeExpr } from "@autonats/model";
import { type KnownForm, knownForms } from "../library/known-forms.js";
import type { DeclaredType } from "../packages/go-package.js";
import type { Site } from "../report.js";
import { givenConversion, givenType } from "./given-form.js";
import type { GoType } from "./go-type.js";
import { type Method, methodsOf } from "./methods.js";
import type { Resolver } from "./resolver.js";
import { pairs, streaming, wellKnown } from "./signatures.js";

const anyForms: Readonly<Record<"text" | "json", KnownForm>> = {
  text: { form: "text", type: { kind: "scalar", scalar: "string" } },
  json: { form: "json", type: { kind: "scalar", scalar: "json" } },
};

/** How a type writes itself, or the half of a pair that it lacks. */
export type OwnForm = WholeForm | { readonly method: string; readonly missing: string };

interface WholeForm {
  readonly form: KnownForm["form"];
  /** What it is on the wire. */
  readonly type: TypeExpr;
  readonly conversion?: KnownForm["conversion"];
  /** Whether what makes a value returns a pointer to it. */
  readonly isPointer?: boolean;
  /** The method that writes it. */
  readonly method?: never;
  readonly write: string;
  /** Whether its methods are those of a type that is embedded in it, beside other fields that would be lost. */
  readonly losesFields: boolean;
}

/**
 * The form that a type gives itself, JSON before text as in encoding/json; undefined when it has none of these methods. A pair of
 * which one half is missing, or comes from elsewhere, is said to be so, even where the other pair is whole: Go would write by one
 * and read by the other.
 */
export function ownForm(type: GoType, resolver: Resolver, site: Site): OwnForm | undefined {
  if (type.kind !== "named" && type.kind !== "struct" && type.kind !== "library") return undefined;
  const known = type.kind === "named" ? knownForms[knownKey(type.declared)] : undefined;
  if (known?.form === "binary" || known?.form === "number") return { ...known, write: "String", losesFields: false };
  if (known?.conversion !== undefined) return { ...known, write: known.conversion.to, losesFields: false };
  const methods = methodsOf(type, resolver, site);
  const given = type.kind === "named" ? givenType(type.declared, resolver) : undefined;
  if (type.kind !== "named" || given === undefined) return methodsForm(methods);
  const data: TypeExpr = { kind: "scalar", scalar: given.wire };
  const form = givenConversion(type, given, methods);
  if (form !== undefined && "missing" in form) return form;
  if (form !== undefined) {
    return { form: "converted", type: data, write: form.conversion.to, losesFields: false, ...form };
  }
  const own = methodsForm(methods);
  return own === undefined || "missing" in own ? own : { ...own, type: data };
}

/** The form that methods of a type which Go's own library asks for give it. */
function methodsForm(methods: ReadonlyMap<string, Method>): OwnForm | undefined {
  for (const { write, read } of pairs) {
    const [writer, reader] = [wellKnown(methods, write), wellKnown(methods, read)];
    const lent = writer ?? reader;
    if (lent !== undefined && lent.depth > 0 && (writer === undefined || reader === undefined)) {
      // What is embedded is the mistake, and is reported there.
      return { ...anyForms.text, write: writer === undefined ? read : write, losesFields: true };
    }
    if (writer?.origin !== reader?.origin) {
      return writer !== undefined ? { method: write, missing: read } : { method: read, missing: write };
    }
  }
  const whole = pairs.find(({ write }) => wellKnown(methods, write) !== undefined);
  if (whole !== undefined) return { ...formOf(whole.form, methods), write: whole.write };
  const method = streaming.find((each) => wellKnown(methods, each) !== undefined);
  return method === undefined ? undefined : { method, missing: "MarshalJSON" };
}

/** A method by which a type writes or reads itself; undefined when it has none. */
export function marshallerOf(type: GoType, resolver: Resolver, site: Site): string | undefined {
  const own = ownForm(type, resolver, site);
  return own === undefined || "missing" in own ? own?.method : own.write;
}

function formOf(form: "text" | "json", methods: ReadonlyMap<string, Method>): Omit<WholeForm, "write"> {
  const pair = pairs.find((each) => each.form === form);
  const writer = pair && wellKnown(methods, pair.write);
  const known = knownForms[writer?.origin ?? ""];
  const usesText = known?.form === "text" && wellKnown(methods, "MarshalText")?.origin === writer?.origin;
  const isKnown = known !== undefined && (known.form === form || usesText);
  return { ...(isKnown ? known : anyForms[form]), losesFields: writer?.alone === false };
}

function knownKey({ package: owner, unit }: DeclaredType): string {
  return `${owner.path}.${unit.name.name}`;
}
