import type { Model } from "@autonats/model";
import { createDiskHost } from "@autonats/model/node";
import { describe, expect, it } from "vitest";
import { createGoFrontend, goFrontend } from "../src/index.js";
import { readGo, serviceOf } from "./support/read-go.js";
import { sampleModule } from "./support/sample-module.js";
import { wireOf } from "./support/wire-of.js";

const get = "Get(ctx context.Context, id string) (string, error)";

describe("function bodies", () => {
  it.each([
    ["syntax of the future", "x := new(5) ?. match { case <=> => 1 } @ 2 # 3"],
    ["strings with braces", "x := \"}\" + `}` + string('}') // }"],
    ["comments with braces", "/* } */ x := 1 // }"],
    ["types and constants of their own", "type User struct{}; const Kind = 1"],
    [
      "labels, composites and generics",
      "L:\n\tfor range map[string][]int{`a`: {1}} { goto L }\n\t_ = f[int](struct{ A int }{1})",
    ],
  ])("may hold %s", async (_name, body) => {
    const files = serviceOf(get, `func broken() {\n\t${body}\n}\n\ntype Last struct{}\n`);
    const { problems, model } = await readGo(files);
    expect(problems).toEqual([]);
    expect(model.services).toHaveLength(1);
  });
});

describe("texts", () => {
  it("mean the same with Windows' line ends and a byte order mark", async () => {
    const windows = Object.fromEntries(
      Object.entries(sampleModule).map(([name, text]) => [name, `\ufeff${text.replaceAll("\n", "\r\n")}`]),
    );
    const [plain, other] = await Promise.all([readGo(sampleModule), readGo(windows)]);
    expect(other.text).toBe("");
    expect(wireOf(other.model)).toBe(wireOf(plain.model));
  });

  it("give places in UTF-16 code units, as editors count them", async () => {
    const { problems } = await readGo(serviceOf("Get(ctx context.Context, /* 😀 */ id Usr) error"));
    expect(problems).toEqual(["user.go:8:39 AN3015 type `Usr` cannot be found"]);
  });
});

describe("signatures", () => {
  it("know the context by its type, whatever it and its package are called", async () => {
    const text = `package shop

import std "context"

type Ctx = std.Context

// @nats:server User
type UserService interface {
	Get(c std.Context, ctx string) error
	Put(Ctx, std string) error
	Del(_ Ctx, std string) error
}
`;
    const { problems, model } = await readGo({
      "user.go": text.replace("Put(Ctx, std string)", "Put(c Ctx, std string)"),
    });
    expect(problems).toEqual([]);
    const names = model.services[0]?.methods.map(({ parameters }) => parameters.map(({ name }) => name));
    expect(names).toEqual([["ctx"], ["std"], ["std"]]);
  });

  it("keep how Go spells what is the same on the wire", async () => {
    const { model } = await readGo(sampleModule);
    const [service] = model.services;
    const methods = new Map(service?.methods.map((method) => [method.name, method]));
    expect(methods.get("Get")?.result).toEqual({ kind: "nullable", type: { kind: "ref", id: "Order" } });
    expect(methods.get("Place")?.parameters[1]?.type).toEqual({ kind: "scalar", scalar: "string", spelling: "*" });
    const declarations = new Map(model.declarations.map((each) => [each.id, each]));
    expect(declarations.get("OutOfStock")).toMatchObject({ kind: "error", spelling: "*" });
    expect(declarations.get("Event")).toMatchObject({
      variants: [{ record: "Placed" }, { record: "Cancelled", spelling: "*" }],
    });
    expect(service?.source).toMatchObject({ package: "example.com/shop", packageName: "shop", file: "orders.go" });
    expect(declarations.get("State")?.source).toMatchObject({
      package: "example.com/shop/models",
      packageName: "models",
    });
  });
});

describe("embedded structs", () => {
  /** The keys of a struct `Outer` in JSON, in order. */
  async function keysOf(text: string): Promise<readonly string[]> {
    const { model, problems } = await readGo(serviceOf("Put(ctx context.Context, outer Outer) error", text));
    const outer = model.declarations.find((each) => each.id === "Outer");
    return outer?.kind === "record"
      ? outer.fields.map(({ name, source }) => [...(source.within ?? []), name].join("."))
      : problems;
  }

  it.each([
    ["come after the struct's own", "type Outer struct {\n\tA\n\tOwn int\n}\ntype A struct{ X int }", ["Own", "A.X"]],
    ["yield to the struct's own", "type Outer struct {\n\tA\n\tX int\n}\ntype A struct{ X int }", ["X"]],
    [
      "yield to less embedded ones",
      "type Outer struct {\n\tA\n\tB\n}\ntype A struct{ B }\ntype B struct{ X int }",
      ["B.X"],
    ],
    [
      "yield to one with a tag",
      'type Outer struct {\n\tA\n\tB\n}\ntype A struct{ X int `json:"X"` }\ntype B struct{ X int }',
      ["A.X"],
    ],
    ["with a name in the tag are a field", 'type Outer struct {\n\tA `json:"a"`\n}\ntype A struct{ X int }', ["a"]],
    ["with `-` are left out", 'type Outer struct {\n\tA `json:"-"`\n\tB int\n}\ntype A struct{ X int }', ["B"]],
    ["without export lend their exported fields", "type Outer struct {\n\ta\n}\ntype a struct{ X, y int }", ["a.X"]],
    [
      "that are not structs are fields by their name",
      "type Outer struct {\n\tA\n\tb\n}\ntype A string\ntype b string",
      ["A"],
    ],
    ["that are generic lend theirs", "type Outer struct {\n\tA[int]\n}\ntype A[T any] struct{ X T }", ["A.X"]],
    ["may be aliases", "type Outer struct {\n\tB\n}\ntype A struct{ X int }\ntype B = A", ["B.X"]],
  ])("%s", async (_name, text, keys) => {
    expect(await keysOf(text)).toEqual(keys);
  });

  it.each([
    [
      "equal names at one depth",
      "type Outer struct {\n\tA\n\tB\n}\ntype A struct{ X int }\ntype B struct{ X int }",
      "AN2011",
    ],
    ["equal names by their tags", 'type Outer struct {\n\tX int `json:"y"`\n\tY int `json:"y"`\n}', "AN2011"],
    [
      "one struct by two ways",
      "type Outer struct {\n\tA\n\tB\n}\ntype A struct{ C }\ntype B struct{ C }\ntype C struct{ X int }",
      "AN2011",
    ],
    ["a pointer", "type Outer struct {\n\t*A\n}\ntype A struct{ X int }", "AN2015"],
    [
      "one with a form of its own",
      "type Outer struct {\n\tA\n}\ntype A struct{ X int }\nfunc (A) MarshalText() ([]byte, error) { return nil, nil }",
      "AN2015",
    ],
  ])("with %s are a mistake", async (_name, text, code) => {
    expect((await keysOf(text)).join("\n")).toContain(code);
  });
});

describe("errors", () => {
  it("may be of other packages, and say their code by their name", async () => {
    const files = serviceOf(
      "// @nats:error errs.NotFound\nGet(ctx context.Context) error",
      "",
      'import "example.com/shop/errs"',
    );
    const errs = "package errs\n\ntype NotFound struct{}\n\nfunc (NotFound) Error() (text string) { return text }\n";
    const { model, problems } = await readGo({ ...files, "errs/errs.go": errs });
    expect(problems).toEqual([]);
    expect(model.services[0]?.methods[0]?.errors).toEqual([{ ref: "NotFound", code: "NOT_FOUND" }]);
    expect(model.declarations[0]).not.toHaveProperty("spelling");
  });

  it("may be data as well, under an id of their own", async () => {
    const text = 'type Failed struct{ Why string `json:"why"` }\n\nfunc (*Failed) Error() string { return "" }\n';
    const { model } = await readGo(
      serviceOf("// @nats:error Failed\nGet(ctx context.Context) ([]Failed, error)", text),
    );
    expect(model.declarations.map(({ id, kind }) => `${id} ${kind}`)).toEqual(["Failed error", "Failed2 record"]);
  });
});

describe("services", () => {
  it("that are broken are marked, so that the linker still checks the rest of them", async () => {
    const files = serviceOf(
      `// @nats:time-limit 2s\nGet(ctx context.Context, thing Thing) error`,
      "type Thing struct{ F func() }",
    );
    const { result, diagnostics, model } = await readGo(files);
    expect(diagnostics.map(({ code }) => code)).toEqual(["AN3013", "AN3001"]);
    const [service] = result.source.services;
    expect(service?.methods[0]?.problems?.map(({ code }) => code)).toEqual(["AN3013"]);
    expect(model.services).toEqual([]);
  });

  it("do not suffer from the mistakes of others", async () => {
    const files = serviceOf(get);
    const other = `package shop\n\nimport "context"\n\n// @nats:server Other\ntype Other interface {\n\tGet(ctx context.Context, x chan int) error\n}\n`;
    const { model, problems } = await readGo({ ...files, "other.go": other });
    expect(model.services.map(({ name }) => name)).toEqual(["User"]);
    expect(problems).toHaveLength(1);
  });

  it("are read outside of any module too", async () => {
    const host = createDiskHost();
    const [text = ""] = Object.values(serviceOf(get));
    const lone = {
      ...host,
      readFile: (path: string) => (path === "/lone/user.go" ? text : undefined),
      isFile: () => false,
      readDirectory: () => [{ name: "user.go", kind: "file" as const }],
    };
    const { source, diagnostics } = await createGoFrontend().parse({
      root: "/lone",
      files: ["/lone/user.go"],
      host: lone,
    });
    expect(diagnostics).toEqual([]);
    expect(source.services[0]?.source).not.toHaveProperty("package");
    expect(goFrontend.id).toBe("go");
  });
});

describe("ids", () => {
  it("do not depend on the order of methods", async () => {
    const methods = [
      "ListA(ctx context.Context) (Page[a.User], error)",
      "ListB(ctx context.Context) (Page[b.User], error)",
    ];
    const page = 'type Page[T any] struct {\n\tItems []T `json:"items"`\n}';
    const imports = `import (\n\t"example.com/shop/a"\n\t"example.com/shop/b"\n)`;
    const read = (ordered: readonly string[]): Promise<Model> =>
      readGo({
        ...serviceOf(ordered.join("\n"), page, imports),
        "a/a.go": 'package a\n\ntype User struct {\n\tA string `json:"a"`\n}\n',
        "b/b.go": 'package b\n\ntype User struct {\n\tB string `json:"b"`\n}\n',
      }).then(({ model }) => model);
    const [one, other] = await Promise.all([read(methods), read(methods.toReversed())]);
    expect(other.declarations).toEqual(one.declarations);
    expect(one.declarations.map(({ id }) => id)).toEqual(["PageOfUser", "PageOfUser2", "User", "User2"]);
  });
});
