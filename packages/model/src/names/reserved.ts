/** Names that every JavaScript object has: a property so called is found even where nobody put it. */
const inheritedNames: readonly string[] = [
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
];

/** Names that JavaScript itself calls on any object that has them. */
const calledNames: readonly string[] = ["then", "toJSON"];

const inherited: ReadonlySet<string> = new Set(inheritedNames);
const called: ReadonlySet<string> = new Set(calledNames);

/** Why a method cannot have this name; undefined when it can. */
export function reservedMethodName(name: string): string | undefined {
  if (name === "then") return "Awaiting a client with a method `then` would call it.";
  return inherited.has(name) || called.has(name)
    ? `In JavaScript, \`${name}\` already means something on every object.`
    : undefined;
}

/** Why a field or parameter cannot have this name; undefined when it can. */
export function reservedFieldName(name: string): string | undefined {
  return inherited.has(name)
    ? `In JavaScript every object has \`${name}\`, so an absent field could not be told from a present one.`
    : undefined;
}
