import { expect, test } from "vitest";
import { readProject } from "./support/read.js";

const plenty = { milliseconds: 10_000, types: 10_000, depth: 50 };
const good = "/** @nats:server Good */ export interface GoodService { get(): Promise<string>; }";
const bad = (type: string): string =>
  `/** @nats:server Bad */ export interface BadService { get(): Promise<${type}>; }\n${good}`;

const wide = `export interface Wide { ${Array.from({ length: 40 }, (_, index) => `f${index}: { a: string }`).join("; ")} }`;

test.each([
  ["too many types", { ...plenty, types: 30 }, `${wide}\n${bad("Wide")}`, "there are more than 30 types to read"],
  [
    "one type too often",
    { ...plenty, types: 8 },
    `type Two<T> = [T, T];\n${bad("Two<Two<Two<Two<Two<Two<Two<string>>>>>>>")}`,
    "types are written more than 160 times",
  ],
  ["no time", { ...plenty, milliseconds: -1 }, bad("string"), "reading has taken more than"],
  ["too deep", { ...plenty, depth: 5 }, bad("string[][][][][][]"), "it is nested more than 5 levels deep"],
  [
    "a generic type that grows",
    plenty,
    `export interface Nest<T> { inner: Nest<T[]> | null }\n${bad("Nest<string>")}`,
    "it is nested more than 50 levels deep",
  ],
  [
    "a generic type that grows without a name",
    plenty,
    `export interface Nest<T> { inner: Nest<{ a: T }> | null }\n${bad("Nest<string>")}`,
    "it is nested more than 50 levels deep",
  ],
])("%s is said once for each place", (_what, limits, text, limit) => {
  const { diagnostics } = readProject({ "service.ts": text }, limits);
  expect(diagnostics.map(({ code }) => code)).toEqual(diagnostics.map(() => "AN3023"));
  expect(diagnostics[0]?.message).toContain(limit);
  expect(diagnostics.length).toBeLessThan(4);
});

test("a type without end keeps no other service from coming out", () => {
  const text = `export interface Nest<T> { inner: Nest<T[]> | null }\n${bad("Nest<string>")}`;
  const { model } = readProject({ "service.ts": text });
  expect(model.services.map(({ name }) => name)).toEqual(["Good"]);
});

test.each([
  ["brackets", `export type Deep = ${"[".repeat(4000)}string${"]".repeat(4000)};`],
  ["arrays", `export type Deep = string${"[]".repeat(30_000)};`],
  ["objects", `export type Deep = ${"{ a: ".repeat(3000)}string${" }".repeat(3000)};`],
])("%s nested deeper than the compiler can go spoil one file only", (_what, text) => {
  const { model, diagnostics } = readProject({ "deep.ts": `${text}\n${bad("Deep")}`, "good.ts": good });
  expect(diagnostics).toMatchObject([{ code: "AN3024", span: { file: "deep.ts" } }]);
  expect(model.services.map(({ name }) => name)).toEqual(["Good"]);
});

test("an interface may have as many methods as it likes", () => {
  const methods = Array.from({ length: 4000 }, (_, index) => `m${index}(a: string, b?: number): Promise<string[]>;`);
  const text = `/** @nats:server Large */ export interface Large { ${methods.join("\n")} }`;
  const { model, diagnostics } = readProject({ "large.ts": text });
  expect(diagnostics).toEqual([]);
  expect(model.services[0]?.methods).toHaveLength(4000);
});

test("a long chain of operators is not deep", () => {
  const { diagnostics } = readProject({ "sum.ts": `export const sum = ${"1 + ".repeat(5000)}1;\n${good}` });
  expect(diagnostics).toEqual([]);
});
