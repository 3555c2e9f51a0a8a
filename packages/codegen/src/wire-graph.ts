import {
  type Condition,
  type Declaration,
  declarationOf,
  type Field,
  indexDeclarations,
  type Model,
  type TypeExpr,
} from "@autonats/model";
import { type Canonical, compareValues } from "./canonical.js";

/** What one level of a body looks like. What is in it are its parts, in the order that the label tells. */
export interface WireNode {
  readonly label: Canonical;
  readonly parts: readonly WirePart[];
}

/** A node as part of another. */
export interface WirePart {
  readonly node: WireNode;
  readonly nullable: boolean;
}

interface Unfinished extends WireNode {
  parts: readonly WirePart[];
}

/**
 * The types of a model as a graph of what is on the wire: names, aliases, spellings, and the order of what has none leave no trace,
 * and several ways to say the same are one. Types that contain themselves are circles in it.
 */
export class WireGraph {
  readonly #declarations: ReadonlyMap<string, Declaration>;
  readonly #nodes = new Map<object, WireNode>();
  readonly #unfinished: (() => void)[] = [];

  constructor(model: Model) {
    this.#declarations = indexDeclarations(model.declarations);
  }

  /** Every node so far. */
  nodes(): Iterable<WireNode> {
    return this.#nodes.values();
  }

  type(type: TypeExpr): WirePart {
    return this.#finish(this.#part(type));
  }

  record(fields: readonly Field[]): WireNode {
    return this.#finish(this.#fields(fields, ["record"], fields));
  }

  error(id: string): WireNode {
    return this.#finish(this.#declaration(this.#find(id)));
  }

  /** Fills in the parts of nodes: one after another, since types can be nested as deep as they like. */
  #finish<T>(result: T): T {
    for (let next = this.#unfinished.pop(); next !== undefined; next = this.#unfinished.pop()) next();
    return result;
  }

  #part(type: TypeExpr): WirePart {
    const seen = new Set<string>();
    let at = type;
    let nullable = false;
    for (;;) {
      if (at.kind === "nullable") {
        nullable = true;
        at = at.type;
        continue;
      }
      if (at.kind !== "ref") break;
      const declaration = this.#find(at.id);
      if (declaration.kind !== "alias" || seen.has(at.id)) return { node: this.#declaration(declaration), nullable };
      seen.add(at.id);
      at = declaration.type;
    }
    const node = this.#structure(at);
    return { node, nullable: nullable && node.label !== anyJson };
  }

  #structure(type: Exclude<TypeExpr, { kind: "ref" | "nullable" }>): WireNode {
    switch (type.kind) {
      case "scalar": {
        const name = type.scalar === "rawJson" ? anyJson : type.scalar;
        return this.#node(type, type.length === undefined ? name : [name, type.length], []);
      }
      case "literal":
        return this.#node(type, typeof type.value === "boolean" ? ["literal", type.value] : ["enum", type.value], []);
      case "list":
        return this.#node(type, "list", [type.element]);
      case "tuple":
        return this.#node(type, "tuple", type.elements);
      case "map":
        return this.#node(type, "map", [type.key, type.value]);
    }
  }

  #declaration(declaration: Declaration): WireNode {
    switch (declaration.kind) {
      case "record":
        return this.#fields(declaration, ["record"], declaration.fields, declaration.rest);
      case "error":
        return this.#fields(declaration, ["error", declaration.name ?? declaration.id], declaration.fields);
      case "enum": {
        const values = [...new Set(declaration.members.map((member) => member.value))];
        return this.#node(declaration, ["enum", ...values.sort(compareValues)], []);
      }
      case "union": {
        const variants = declaration.variants.toSorted((left, right) => compareValues(left.tag, right.tag));
        const [only, second] = variants;
        // A record has its tag among its fields, so it says all that a union of nothing else does.
        if (only !== undefined && second === undefined) return this.#declaration(this.#find(only.record));
        const label = ["union", declaration.tag, ...variants.map(({ tag }) => tag)];
        return this.#node(
          declaration,
          label,
          variants.map(({ record }): TypeExpr => ({ kind: "ref", id: record })),
        );
      }
      case "choice": {
        const told = declaration.alternatives.map(({ when, type, key }) => ({
          condition: key === undefined ? conditionOf(when) : [key, conditionOf(when)],
          type,
        }));
        // Conditions of values come before those of kinds, so their order among equals says nothing.
        const sorted = told.toSorted((left, right) => compareValues(textOf(left.condition), textOf(right.condition)));
        const label = ["choice", ...sorted.map(({ condition }) => condition)];
        return this.#node(
          declaration,
          label,
          sorted.map(({ type }) => type),
        );
      }
      case "alias":
        // It stands for nothing but itself: no value has such a type.
        return this.#node(declaration, "nothing", []);
    }
  }

  #fields(key: object, head: readonly Canonical[], fields: readonly Field[], rest?: TypeExpr): WireNode {
    const sorted = fields.toSorted((left, right) => compareValues(left.name, right.name));
    const label = [
      ...head,
      ...(rest === undefined ? [] : ["..."]),
      ...sorted.map(({ name, optional }) => [name, optional]),
    ];
    const types = sorted.map(({ type }) => type);
    return this.#node(key, label, rest === undefined ? types : [...types, rest]);
  }

  #node(key: object, label: Canonical, types: readonly TypeExpr[]): WireNode {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: Unfinished = { label, parts: [] };
    this.#nodes.set(key, node);
    if (types.length > 0) {
      this.#unfinished.push(() => {
        node.parts = types.map((type) => this.#part(type));
      });
    }
    return node;
  }

  #find(id: string): Declaration {
    return declarationOf(this.#declarations, id);
  }
}

const anyJson = "json";

function conditionOf({ json, values = [], fields = [], items }: Condition): Canonical {
  const parts = fields.map(
    ({ name, values: inner = [], present = true }): Canonical => [name, present, valuesOf(inner)],
  );
  const sorted = parts.toSorted((left, right) => compareValues(textOf(left), textOf(right)));
  const own: Canonical = [json, valuesOf(values), sorted];
  if (items === undefined) return own;
  return [...own, items.map(conditionOf).toSorted((left, right) => compareValues(textOf(left), textOf(right)))];
}

function valuesOf(values: readonly (string | number | boolean)[]): Canonical {
  return values.toSorted((left, right) => compareValues(textOf(left), textOf(right)));
}

function textOf(form: Canonical): string {
  return JSON.stringify(form);
}
