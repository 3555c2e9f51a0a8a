import { describe, expect, it } from "vitest";
import { readGo, serviceOf } from "./support/read-go.js";

const many = 50_000;
const long = 2_000;

function chain(line: (index: number) => string): string {
  return Array.from({ length: long }, (_, index) => line(index)).join("\n");
}

describe("what never seems to end is answered, not followed", () => {
  it.each([
    ["slices", `type Deep ${"[]".repeat(many)}int`, "AN3024"],
    ["pointers", `type Deep ${"*".repeat(many)}int`, "AN3024"],
    ["structs", `type Deep ${"struct{ A ".repeat(many)}int${"}".repeat(many)}`, "AN3024"],
    ["parentheses", `type Deep ${"(".repeat(many)}int${")".repeat(many)}`, "AN3024"],
    ["type arguments", `type G[T any] struct { A T }\ntype Deep ${"G[".repeat(many)}int${"]".repeat(many)}`, "AN3024"],
    ["brackets without an end", `type Deep ${"[".repeat(many)}`, "AN3024"],
    ["sums", `type Deep [${"1+".repeat(many)}1]int`, "AN2026"],
    ["signs", `type Deep [${"- ".repeat(many)}1]int`, "AN2026"],
    ["shifts", "type Deep [1 << 1000000]int", "AN2026"],
    ["products", "const a = 1 << 1000\nconst b = a*a*a*a\nconst c = b*b*b*b\ntype Deep [c*c*c*c]int", "AN2026"],
    ["digits", `type Deep [${"9".repeat(many)}]int`, "AN2026"],
    [
      "aliases",
      `type Deep = T0\n${chain((index) => `type T${index} = T${index + 1}`)}\ntype T${long} string`,
      "AN3023",
    ],
    ["embedding", `type Deep struct { T0 }\n${chain((index) => `type T${index} struct { T${index + 1} }`)}`, "AN3023"],
    [
      "many instances",
      "type G[A, B, C, D any] struct {\n\tW *G[[]A, B, C, D]\n\tX *G[A, []B, C, D]\n\tY *G[A, B, []C, D]\n\tZ *G[A, B, C, []D]\n}\ntype Deep = G[int, int, int, int]",
      "AN3023",
    ],
    ["generic instances", "type Nest[T any] struct { Next *Nest[[]T] }\ntype Deep = Nest[int]", "AN3023"],
    [
      "constants",
      `type Deep int\n${chain((index) => `const C${index} = C${index + 1} + 1`)}\nconst C${long} Deep = 1`,
      "AN3025",
    ],
    ["a type that is itself", "type Deep Other\ntype Other Deep", "AN2006"],
    ["an alias of itself", "type Deep = Other\ntype Other = Deep", "AN2006"],
    ["a struct that embeds itself", "type Deep struct { Other }\ntype Other struct { *Deep }", "AN2015"],
  ])("%s", async (_name, text, code) => {
    const { diagnostics } = await readGo(serviceOf("Get(ctx context.Context, deep Deep) error", text));
    expect(diagnostics.map((each) => each.code)).toContain(code);
  });

  it("interfaces that embed one another", async () => {
    const text = chain((index) => `type T${index} interface { T${index + 1} }`);
    const { diagnostics } = await readGo(serviceOf("T0", `${text}\ntype T${long} interface{}`));
    expect(diagnostics.map((each) => each.code)).toEqual(["AN2019"]);
  });
});

it("follows types from one to the next, however many they are", async () => {
  const text = chain((index) => `type T${index} struct {\n\tNext []T${index + 1}\n}`);
  const { model, diagnostics } = await readGo(
    serviceOf("Get(ctx context.Context, first T0) error", `${text}\ntype T${long} string`),
  );
  expect(diagnostics).toEqual([]);
  expect(model.declarations).toHaveLength(long + 1);
});
