import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { ParameterView } from "../views.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";

/**
 * Looks at the parameters of a method. A rest parameter whose type is a tuple of a known length stands for as many parameters, as in
 * `(...args: Parameters<typeof get>)`, and goes by the names that the tuple gives them.
 */
export function viewParameters(
  signature: ts.Signature,
  docs: ReadonlyMap<string, string>,
  near: SourceSpan,
  inspection: Inspection,
): readonly ParameterView[] {
  return signature
    .getParameters()
    .flatMap(
      (parameter) =>
        spreadParameter(parameter, docs, near, inspection) ?? [viewParameter(parameter, docs, near, inspection)],
    );
}

function viewParameter(
  symbol: ts.Symbol,
  docs: ReadonlyMap<string, string>,
  near: SourceSpan,
  inspection: Inspection,
): ParameterView {
  const { checker, places } = inspection;
  const parameter = declarationOf(symbol);
  const { name } = symbol;
  const doc = docs.get(name) ?? (parameter && docCommentOf(parameter, places).doc);
  const destructured = parameter !== undefined && !compiler.isIdentifier(parameter.name);
  return {
    name,
    form: parameter?.dotDotDotToken !== undefined ? "rest" : destructured ? "destructured" : "plain",
    optional: parameter?.questionToken !== undefined,
    type: inspection.view(checker.getTypeOfSymbol(symbol), parameter?.type, near),
    ...(doc === undefined ? {} : { doc }),
    source: parameter === undefined ? { name, ...near } : places.source(name, parameter.name),
  };
}

function declarationOf({ valueDeclaration }: ts.Symbol): ts.ParameterDeclaration | undefined {
  return valueDeclaration && compiler.isParameter(valueDeclaration) ? valueDeclaration : undefined;
}

function spreadParameter(
  symbol: ts.Symbol,
  docs: ReadonlyMap<string, string>,
  near: SourceSpan,
  inspection: Inspection,
): readonly ParameterView[] | undefined {
  const { checker } = inspection;
  if (declarationOf(symbol)?.dotDotDotToken === undefined) return undefined;
  const type = checker.getTypeOfSymbol(symbol);
  if (!checker.isTupleType(type)) return undefined;
  const { target } = type as ts.TupleTypeReference;
  const names = target.labeledElementDeclarations?.map((label) => label && nameOf(label)) ?? [];
  const { Required, Optional } = compiler.ElementFlags;
  const isKnown = target.elementFlags.every(
    (flags, index) => flags & (Required | Optional) && names[index] !== undefined,
  );
  if (!isKnown) return undefined;
  return checker.getTypeArguments(type as ts.TypeReference).map((argument, index): ParameterView => {
    const name = names[index] ?? "";
    const doc = docs.get(name);
    return {
      name,
      form: "plain",
      optional: ((target.elementFlags[index] ?? Required) & Optional) !== 0,
      type: inspection.view(argument, undefined, near),
      ...(doc === undefined ? {} : { doc }),
      source: { name, ...near },
    };
  });
}

function nameOf({ name }: ts.NamedTupleMember | ts.ParameterDeclaration): string | undefined {
  return compiler.isIdentifier(name) ? name.text : undefined;
}
