import { type Document, quoteTypescript } from "@autonats/codegen";
import { assigned, assignedBelow } from "./layout.js";

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/u;

/** Reports whether a name can be written in TypeScript as it is, wherever a property's name can. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

/** The name itself, or what comes nearest to it among identifiers. */
export function toIdentifier(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_$]/gu, "_");
  return isIdentifier(safe) ? safe : `_${safe}`;
}

/** A literal of a model's value. */
export function literal(value: string | number | boolean): string {
  return typeof value === "string" ? quoteTypescript(value) : `${value}`;
}

/** A property's name in an object literal, an interface or a class. */
export function propertyName(name: string): string {
  // Without brackets it would set the prototype.
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : quoteTypescript(name);
}

/** A method's name in an interface. */
export function interfaceMethodName(name: string): string {
  // Without quotes it would be how a class is constructed.
  return name === "new" ? '"new"' : propertyName(name);
}

/** A property of an object: `user.id`, `user["two words"]`. */
export function member(object: Document, name: string): Document {
  return isIdentifier(name) ? [object, ".", name] : [object, "[", quoteTypescript(name), "]"];
}

/** A property of an object whose properties the compiler does not know: `fields["id"]`. */
export function quotedMember(object: Document, name: string): Document {
  return [object, "[", quoteTypescript(name), "]"];
}

/** What follows a property's name, by how its line may break. */
export type ValueShape = "chain" | "comparison" | "plain" | "other";

/**
 * `name: value` in an object literal. `shape` says what the value is: a `chain` is a text or `a.b.c`, a `comparison` is a
 * conditional that begins with one, and what is `plain` stays where it is.
 */
export function property(name: string, value: Document, shape: ValueShape = "other"): Document {
  const key = propertyName(name);
  if (shape === "comparison") return assignedBelow(key, ":", value);
  // A line break after so short a name gains little.
  if (shape === "plain" || key.length < 5) return [key, ": ", value];
  return shape === "chain" ? assignedBelow(key, ":", value) : assigned(key, ":", value);
}

/** `name: binding` in an object literal or pattern, or `name` alone where the two are the same. */
export function shorthand(name: string, binding: string): Document {
  return name === binding ? name : [propertyName(name), ": ", binding];
}
