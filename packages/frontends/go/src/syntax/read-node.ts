import type { Node } from "web-tree-sitter";
import type {
  ConstantSpec,
  FieldNode,
  InterfaceElement,
  NamedNode,
  ParameterNode,
  TextRange,
  TypeNode,
  TypeSpec,
} from "./ast.js";
import type { NameRange } from "./outline.js";
import { readExpression } from "./read-expression.js";
import type { Range, SyntaxProblem } from "./scanner.js";

/** How deep types can be nested in one another where they are written. */
const deepest = 200;

/** Turns the nodes of a tree into plain data: a tree without errors, so that the tree can go. */
export class NodeReader {
  /** Set when something is not Go although the grammar allows it. */
  problem: SyntaxProblem | undefined;
  readonly #text: string;
  readonly #offset: number;
  #depth = 0;

  /**
   * @param text The whole file.
   * @param offset What to add to the offsets of nodes to have those of the file.
   */
  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  typeSpec(node: Node): TypeSpec {
    const parameters = node.childForFieldName("type_parameters")?.namedChildren ?? [];
    return {
      ...this.#range(node),
      name: this.#name(required(node, "name")),
      alias: node.type === "type_alias",
      parameters: parameters.flatMap((each) => (each === null ? [] : this.#names(each))),
      type: this.type(required(node, "type")),
    };
  }

  constantSpec(node: Node): ConstantSpec {
    const type = node.childForFieldName("type");
    const values = node.childForFieldName("value")?.namedChildren ?? [];
    return {
      ...this.#range(node),
      ...(type === null ? {} : { type: this.type(type) }),
      values: values.flatMap((each) => (each === null ? [] : [readExpression(each, this.#text, this.#offset)])),
    };
  }

  type(node: Node): TypeNode {
    if (this.#depth >= deepest) {
      this.#fail(this.#range(node), `it is nested more than ${deepest} levels deep`);
      return { kind: "function", ...this.#range(node) };
    }
    this.#depth += 1;
    const type = this.#type(node);
    this.#depth -= 1;
    return type;
  }

  #type(node: Node): TypeNode {
    const range = this.#range(node);
    const { type } = node;
    switch (type) {
      case "type_identifier":
      case "identifier":
      case "qualified_type":
      case "generic_type":
        return this.#named(node, type, range);
      case "parenthesized_type":
        return this.type(onlyChild(node));
      case "pointer_type":
        return { kind: "pointer", ...range, element: this.type(onlyChild(node)) };
      case "slice_type":
        return { kind: "slice", ...range, element: this.type(required(node, "element")) };
      case "array_type": {
        const length = readExpression(required(node, "length"), this.#text, this.#offset);
        return { kind: "array", ...range, length, element: this.type(required(node, "element")) };
      }
      case "map_type": {
        const key = this.type(required(node, "key"));
        return { kind: "map", ...range, key, value: this.type(required(node, "value")) };
      }
      case "struct_type":
        return { kind: "struct", ...range, fields: this.#fields(onlyChild(node)) };
      case "interface_type":
        return { kind: "interface", ...range, elements: children(node).map((each) => this.#element(each)) };
      case "channel_type":
        return { kind: "channel", ...range };
      case "function_type":
        return { kind: "function", ...range };
      default:
        this.#fail(range, "this is not a type");
        return { kind: "function", ...range };
    }
  }

  #named(node: Node, type: string, range: Range): NamedNode {
    if (type === "generic_type") {
      const inner = required(node, "type");
      const named = this.#named(inner, inner.type, this.#range(inner));
      return {
        ...named,
        ...range,
        arguments: children(required(node, "type_arguments")).map((each) => this.#argument(each)),
      };
    }
    if (type !== "qualified_type")
      return { kind: "named", ...range, name: this.#text.slice(range.start, range.end), arguments: [] };
    const qualifier = this.#textOf(required(node, "package"));
    return { kind: "named", ...range, qualifier, name: this.#textOf(required(node, "name")), arguments: [] };
  }

  #argument(node: Node): TypeNode {
    const parts = node.type === "type_elem" ? children(node) : [node];
    const [first] = parts;
    if (first !== undefined && parts.length === 1) return this.type(first);
    this.#fail(this.#range(node), "this is not a type");
    return { kind: "function", ...this.#range(node) };
  }

  // Of each node the children are asked for once: each question is a call into WebAssembly.

  #fields(list: Node): readonly FieldNode[] {
    return children(list).map((node) => {
      const range = this.#range(node);
      const parts = children(node);
      const names = parts.filter(({ type }) => type === "field_identifier").map((each) => this.#name(each));
      const [typeNode, tag] = parts.slice(names.length);
      if (typeNode === undefined) throw new Error("bug: a field without a type");
      const written = this.type(typeNode);
      const star = names.length === 0 ? node.children.find((child) => child?.type === "*") : undefined;
      const type: TypeNode =
        star == null
          ? written
          : { kind: "pointer", start: star.startIndex + this.#offset, end: written.end, element: written };
      if (names.length === 0 && written.kind !== "named")
        this.#fail(range, "a field without a name has the name of its type");
      return { ...range, names, type, ...(tag === undefined ? {} : { tag: this.#textRange(tag) }) };
    });
  }

  #element(node: Node): InterfaceElement {
    const range = this.#range(node);
    if (node.type === "method_elem") {
      const result = node.childForFieldName("result");
      return {
        kind: "method",
        ...range,
        name: this.#name(required(node, "name")),
        parameters: this.#parameters(required(node, "parameters")),
        results: result === null ? [] : this.#results(result),
      };
    }
    const [first, ...others] = children(node);
    const isPlain = first !== undefined && others.length === 0 && first.type !== "negated_type";
    return isPlain ? { kind: "embedded", ...range, type: this.type(first) } : { kind: "embedded", ...range };
  }

  #results(node: Node): readonly ParameterNode[] {
    if (node.type === "parameter_list") return this.#parameters(node);
    return [{ ...this.#range(node), names: [], type: this.type(node), variadic: false }];
  }

  #parameters(list: Node): readonly ParameterNode[] {
    const parameters = joinNames(
      children(list).map((node) => {
        const parts = children(node);
        const type = parts.at(-1);
        if (type === undefined) throw new Error("bug: a parameter without a type");
        return {
          ...this.#range(node),
          names: parts.slice(0, -1).map((each) => this.#name(each)),
          type: this.type(type),
          variadic: node.type === "variadic_parameter_declaration",
        };
      }),
    );
    const unnamed = parameters.find((each) => each.names.length === 0);
    if (unnamed !== undefined && parameters.some((each) => each.names.length > 0)) {
      this.#fail(unnamed, "either all parameters of a list have names or none");
    }
    const misplaced = parameters.slice(0, -1).find((each) => each.variadic);
    if (misplaced !== undefined) this.#fail(misplaced, "only the last parameter can be `...`");
    return parameters;
  }

  #names(node: Node): readonly NameRange[] {
    return node.childrenForFieldName("name").flatMap((each) => (each?.isNamed ? [this.#name(each)] : []));
  }

  #name(node: Node): NameRange {
    const range = this.#range(node);
    return { name: this.#text.slice(range.start, range.end), ...range };
  }

  #textRange(node: Node): TextRange {
    const range = this.#range(node);
    return { text: this.#text.slice(range.start, range.end), ...range };
  }

  #textOf(node: Node): string {
    return this.#text.slice(node.startIndex + this.#offset, node.endIndex + this.#offset);
  }

  #range(node: Node): Range {
    return { start: node.startIndex + this.#offset, end: node.endIndex + this.#offset };
  }

  #fail({ start, end }: Range, problem: string): void {
    this.problem ??= { start, end, problem };
  }
}

function children(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) => (child === null ? [] : [child]));
}

function required(node: Node, field: string): Node {
  const child = node.childForFieldName(field);
  if (child === null) throw new Error(`bug: ${node.type} without ${field}`);
  return child;
}

function onlyChild(node: Node): Node {
  const [child] = node.namedChildren;
  if (child == null) throw new Error(`bug: ${node.type} is empty`);
  return child;
}

/**
 * The parameters with names in their place that the grammar took for types, as it does where many names share one type: Go reads a
 * lone name before a parameter that has one as one more name of it.
 */
function joinNames(parameters: readonly ParameterNode[]): readonly ParameterNode[] {
  const joined: ParameterNode[] = [];
  let waiting: ParameterNode[] = [];
  for (const parameter of parameters) {
    if (isLoneName(parameter)) {
      waiting.push(parameter);
      continue;
    }
    const isNamed = parameter.names.length > 0;
    const names = isNamed ? waiting.flatMap(({ type }) => (type.kind === "named" ? [nameRange(type)] : [])) : [];
    const { start } = (isNamed ? waiting[0] : undefined) ?? parameter;
    joined.push(...(isNamed ? [] : waiting), { ...parameter, start, names: [...names, ...parameter.names] });
    waiting = [];
  }
  return [...joined, ...waiting];
}

function isLoneName({ names, type, variadic }: ParameterNode): boolean {
  return (
    names.length === 0 &&
    !variadic &&
    type.kind === "named" &&
    type.qualifier === undefined &&
    type.arguments.length === 0
  );
}

function nameRange({ name, start, end }: NameRange): NameRange {
  return { name, start, end };
}
