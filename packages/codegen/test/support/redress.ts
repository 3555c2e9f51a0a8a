import type { Declaration, Field, TypeExpr, UnionVariant } from "@autonats/model";
import type { Wire } from "./random-wire.js";

/** Returns numbers from 0 up to below a limit. */
export type Dice = (sides: number) => number;

/** Writes the same wire in other words: other names and orders, more aliases and copies of declarations, other spellings. */
export function redress({ method, model }: Wire, dice: Dice): Wire {
  const copies = 1 + dice(3);
  const added: Declaration[] = [];
  /** A reference leads to any copy of a declaration. */
  const idOf = (id: string): string => `${id}Renamed${dice(copies)}`;

  const plain = (type: TypeExpr): TypeExpr => {
    switch (type.kind) {
      case "scalar":
        if (type.scalar === "json" && dice(2) === 0) return { ...type, scalar: "rawJson" };
        return dice(2) === 0 ? type : { ...type, spelling: "Other" };
      case "literal":
        return typeof type.value === "string" && dice(3) === 0 ? asEnum(type.value) : type;
      case "list":
        return { ...type, element: dress(type.element) };
      case "nullable":
        return {
          ...type,
          ...(dice(3) === 0 ? { spelling: "undefined" } : {}),
          type: dress(dice(4) === 0 ? type : type.type),
        };
      case "map":
        return { ...type, key: dress(type.key), value: dress(type.value) };
      case "tuple":
        return { ...type, elements: type.elements.map(dress) };
      case "ref":
        return { ...type, id: idOf(type.id) };
    }
  };
  const asEnum = (value: string): TypeExpr => {
    const id = `Only${added.length}`;
    added.push({ kind: "enum", id, base: "string", members: [{ value }] });
    return { kind: "ref", id };
  };
  const dress = (type: TypeExpr): TypeExpr => {
    const dressed = plain(type);
    if (dice(4) > 0) return dressed;
    const id = `Alias${added.length}`;
    added.push({ kind: "alias", id, type: dressed });
    return { kind: "ref", id };
  };
  const fields = (all: readonly Field[]): readonly Field[] =>
    shuffle(
      all.map((field) => ({ ...field, type: dress(field.type), doc: "Other." })),
      dice,
    );
  const variants = (all: readonly UnionVariant[]): readonly UnionVariant[] =>
    shuffle(
      all.map((variant) => ({ ...variant, record: idOf(variant.record) })),
      dice,
    );
  const copy = (declaration: Declaration, number: number): Declaration => {
    const id = `${declaration.id}Renamed${number}`;
    switch (declaration.kind) {
      case "record": {
        const { rest } = declaration;
        return {
          ...declaration,
          id,
          fields: fields(declaration.fields),
          ...(rest === undefined ? {} : { rest: dress(rest) }),
        };
      }
      case "choice": {
        const alternatives = declaration.alternatives.map((each) => ({ ...each, type: dress(each.type) }));
        return { ...declaration, id, alternatives: shuffle(alternatives, dice) };
      }
      case "error":
        return { ...declaration, id, name: declaration.name ?? declaration.id, fields: fields(declaration.fields) };
      case "alias":
        return { ...declaration, id, type: dress(declaration.type) };
      case "enum":
        return { ...declaration, id, members: shuffle(declaration.members, dice) };
      case "union":
        return { ...declaration, id, variants: variants(declaration.variants) };
    }
  };
  const copied = model.declarations.flatMap((each) =>
    Array.from({ length: copies }, (_, number) => copy(each, number)),
  );
  const { result } = method;
  const dressed = {
    ...method,
    timeoutMs: 1,
    parameters: fields(method.parameters),
    ...(result === undefined ? {} : { result: dress(result) }),
    errors: method.errors.map((error) => ({ ...error, ref: idOf(error.ref) })),
  };
  return { method: dressed, model: { ...model, declarations: shuffle([...copied, ...added], dice) } };
}

function shuffle<T>(all: readonly T[], dice: Dice): readonly T[] {
  return all
    .map((each) => ({ each, at: dice(1000) }))
    .sort((left, right) => left.at - right.at)
    .map(({ each }) => each);
}
