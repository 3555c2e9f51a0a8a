import fc from "fast-check";

/** Aliases that compute types from types, by what each looks at. */
const helpers = `
export interface User { id: string; age: number; tags: string[]; born: Date; boss?: User | null }
export interface Point { x: number; y: number }
export type HasMap<T> = T extends { map(...a: never[]): unknown } ? { count: number; note?: string } : { count: number };
export type HasMonth<T> = T extends { getMonth(): number } ? number : string;
export type HasPad<T> = T extends { padStart(n: number): string } ? "text" : "other";
export type HasSize<T> = T extends { readonly size: number } ? { size: number } : { none: boolean };
export type HasFlat<T> = T extends { flat(): unknown } ? Point : { z: number };
export type Data<T> = { [K in keyof T as T[K] extends Function ? never : K]: T[K] };
export type Deep<T> = T extends Date ? T : T extends object ? { [K in keyof T]?: Deep<T[K]> } : T;
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : number };
export type Only<T, V> = { [K in keyof T as T[K] extends V ? K : never]: T[K] };
export type Element<T> = T extends readonly (infer E)[] ? E : T extends Promise<infer P> ? P : T;
export type Prefixed<T> = { [K in keyof T as \`p_\${string & K}\`]: T[K] };
export type SelfKeys<T> = { [K in keyof T & string]: K };
export type Keys<T> = { [K in keyof T]: K };
export type Paths<T> = { [K in keyof T & string]: T[K] extends string | number ? K : \`\${K}.\${keyof T[K] & string}\` }[keyof T & string];
export type Boxed<T> = { value: T };
`.split("\n");

function nameOf(helper: string): string {
  return /type (\w+)/u.exec(helper)?.[1] ?? "";
}

const leaves = [
  "string",
  "number",
  "boolean",
  "Date",
  "User",
  "Point",
  '"a" | "b"',
  "string[]",
  "Map<string, Point>",
  "Set<string>",
  "any",
  ["`u_$", "{string}`"].join(""),
  "URL",
];

/** A type, written out. */
const type: fc.Arbitrary<string> = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...leaves),
    wrapped(tie("type"), "HasMap", "HasMonth", "HasPad", "HasSize", "HasFlat", "Element", "Boxed", "Set"),
    wrapped(tie("type"), "Partial", "Required", "Readonly", "Deep", "NonNullable", "Texts"),
    wrapped(fc.constantFrom("User", "Point", "Boxed<User>"), "Data", "Prefixed", "SelfKeys", "Partial", "Readonly"),
    wrapped(tie("type"), "Data", "Prefixed", "SelfKeys", "Keys", "Paths"),
    fc.constantFrom(
      'Omit<User, "boss">',
      'Pick<User, "id" | "born">',
      "Only<User, string | Date>",
      'User["born"]',
      "User[keyof User]",
      'Exclude<"a" | "b" | "c", "b">',
      "Extract<string | string[] | Date, { length: number }>",
      "Extract<Date | User, { getTime(): number }>",
      "Record<keyof Point, User>",
      "keyof Point",
      'string["length"]',
      'Date["getTime"] extends () => infer R ? R : never',
      ["`p_$", "{keyof Point}`"].join(""),
      "Awaited<Promise<User>>",
      "ReturnType<() => Point>",
      "Parameters<(a: string, b: number) => void>",
      'Pick<Date[], "length">',
      'Omit<Map<string, string>, Exclude<keyof Map<string, string>, "size">>',
      "Uppercase<keyof Point>",
      "User & { extra: number }",
      "Paths<{ a: string; b: Point }>",
      ["Keys<Partial<`p_$", "{keyof Point}`>>"].join(""),
      'SelfKeys<Partial<"p_x" | "p_y">>',
      'Keys<Partial<"p_x" | "p_y">>',
      "Partial<Record<keyof Point, Date>>",
      "Record<Uppercase<keyof Point>, URL>",
      "{ id: string } & Record<string, unknown>",
      'Parameters<URL["toString"]>["length"] extends 0 ? Point : User',
      "keyof URL & 'hash'",
      "Pick<URL, 'hash' | 'port'>",
      "Extract<keyof Set<string>, 'size' | 'union'>",
    ),
    tie("type").map((inner) => `(${inner})[]`),
    fc.tuple(tie("type"), tie("type")).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie("type"), tie("type")).map(([a, b]) => `{ one: ${a}; two?: ${b} }`),
    tie("type").map((inner) => `Record<string, ${inner}>`),
    tie("type").map((inner) => `(${inner}) | null`),
    fc.tuple(tie("type"), tie("type")).map(([a, b]) => `(${a}) extends (${b}) ? { yes: ${a} } : { no: ${b} }`),
  ),
})).type;

function wrapped(inner: fc.Arbitrary<string>, ...names: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...names), inner).map(([name, text]) => `${name}<${text}>`);
}

/** The same program with other names for everything that it declares, for another file. */
export function renamed(program: string, suffix: string): string {
  const declared = [...program.matchAll(/export (?:interface|type) (\w+)|@nats:server (\w+)/gu)];
  const names = new Set(declared.map(([, type, service]) => type ?? service ?? ""));
  return program.replace(/\w+/gu, (word) => (names.has(word) ? `${word}${suffix}` : word));
}

/** A file with a service whose methods return types that are computed in some way. */
export const typePrograms: fc.Arbitrary<string> = fc.array(type, { minLength: 1, maxLength: 4 }).map((types) => {
  const services = types.map(
    (text, index) =>
      `export interface Holder${index} { value: ${text} }\n/** @nats:server S${index} */ export interface S${index} { get(): Promise<Holder${index}> }`,
  );
  const text = services.join("\n");
  // A program that computes nothing is read in another way, so helpers that nothing uses are left out.
  const needed = helpers.filter((each) => !each.startsWith("export type") || text.includes(nameOf(each)));
  return `${needed.join("\n")}\n${text}\n`;
});
