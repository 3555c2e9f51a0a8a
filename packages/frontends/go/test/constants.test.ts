import { describe, expect, it } from "vitest";
import { readGo, serviceOf } from "./support/read-go.js";

/** The value of a constant expression of a named type, as the model has it; else what is wrong with it. */
async function firstValue(expression: string, type: string, others = ""): Promise<unknown> {
  const text = `type Kind ${type}\n\nconst (\n\tfirst Kind = ${expression}\n)\n\n${others}\n`;
  const { model, problems } = await readGo(serviceOf("Get(ctx context.Context, kind Kind) error", text));
  const [declaration] = model.declarations;
  if (declaration?.kind === "enum") return declaration.members[0]?.value;
  return problems.at(0)?.replace(/^.* AN/u, "AN");
}

describe("values of constants are those of Go", () => {
  it.each([
    ["42", 42],
    ["-7 / 2", -3],
    ["-7 % 3", -1],
    ["7.0 / 2 * 2", 7],
    ["1_000_000", 1_000_000],
    ["0x_FF", 255],
    ["0b1010", 10],
    ["0o17", 15],
    ["017", 15],
    ["1e3", 1000],
    ["0x1p4", 16],
    ["2.5e1", 25],
    ["'a'", 97],
    ["'\\n'", 10],
    ["'\\u00e9'", 233],
    ["'\\''", 39],
    ["1 << 10 >> 3", 128],
    ["6 &^ 2", 4],
    ["6 ^ 3", 5],
    ["^5", -6],
    ["+5 - -5", 10],
    ["(1 + 2) * 3", 9],
    ["1 + 2*3<<1", 13],
    ['len("häh")', 4],
    ["int(3) + other", 8],
    ["Kind(2) + 1", 3],
    ["math.MaxInt16", 32_767],
    ["1 << other", 32],
  ])("%s", async (expression, value) => {
    const imports = 'import "math"';
    const text = `type Kind int\n\nconst other = 5\n\nconst first Kind = ${expression.replace("int(3) + other", "Kind(int(3) + other)")}\n`;
    const { model, text: said } = await readGo(serviceOf("Get(ctx context.Context, kind Kind) error", text, imports));
    const [declaration] = model.declarations;
    expect(said).not.toContain("error");
    expect(declaration?.kind === "enum" ? declaration.members.map((member) => member.value) : declaration).toEqual([
      value,
    ]);
  });

  it("of strings too", async () => {
    expect(await firstValue('"a" + `\\b` + "\\x41\\u00e9\\101"', "string")).toBe("a\\bAéA");
  });

  it.each([
    ["1 / 0", "int"],
    ["1 << -1", "int"],
    ["300", "uint8"],
    ["-1", "uint"],
    ["1.5", "int"],
    ['"text"', "int"],
    ["1", "string"],
    ["09", "int"],
    ["1__0", "int"],
    ["'ab'", "int"],
    ["true", "int"],
    ["unknown", "int"],
    ["len(list)", "int"],
    ["int8(1) + int16(1)", "int"],
    ["1 << 60", "int"],
    ['"\\xff"', "string"],
  ])("%s is no %s", async (expression, type) => {
    const said = await firstValue(expression, type);
    expect(said).toMatch(/^AN3024|^AN3025 enum `Kind` cannot cross the wire: the value of `first`/u);
  });

  it("counts iota from the first line of each const, blank lines and `_` included", async () => {
    const text = `type Kind int

const (
	_ = iota
	A Kind = iota * 10 // 10
	B, C Kind = iota, iota + 100 // 2, 102

	D, _ // 3
	_, E // 104
	F Kind = 7
	G
)

const H Kind = iota + 50

const (
	skipped = "x"
	I = Kind(iota)
)
`;
    const { model } = await readGo(serviceOf("Get(ctx context.Context, kind Kind) error", text));
    const [declaration] = model.declarations;
    const members = declaration?.kind === "enum" ? declaration.members : [];
    expect(members.map(({ value, source }) => `${source?.name} ${value}`)).toEqual([
      "A 10",
      "B 2",
      "C 102",
      "D 3",
      "E 104",
      "F 7",
      "H 50",
      "I 1",
    ]);
  });

  it("leaves out what is not exported, unless nothing is", async () => {
    const text =
      "type Kind int\n\nconst (\n\tA Kind = iota\n\tB\n\tkinds\n)\n\ntype hidden int\n\nconst a, b hidden = 1, 2\n";
    const { model } = await readGo(serviceOf("Get(ctx context.Context, kind Kind, other hidden) error", text));
    const values = model.declarations.map((each) =>
      each.kind === "enum" ? each.members.map(({ value }) => value) : each,
    );
    expect(values).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });
});
