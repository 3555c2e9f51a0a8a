import type { Declaration } from "@autonats/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { protobufBackend } from "../src/index.js";
import { findFaults } from "./support/buf.js";
import {
  blockOf,
  enumeration,
  type Folder,
  field,
  generate,
  lockPath,
  modelOf,
  protoPath,
  record,
  text,
  whole,
} from "./support/models.js";

describe("fields", () => {
  const before = generate(modelOf(record("User", [field("id"), field("name"), field("age", whole)])));

  test("are numbered in their order at first", () => {
    expect(blockOf(before, "User")).toBe("message User {\n  string id = 1;\n  string name = 2;\n  int32 age = 3;\n}");
  });

  test("keep their numbers where others come before them, and new ones get new numbers", () => {
    const after = generate(
      modelOf(record("User", [field("age", whole), field("email"), field("id"), field("name")])),
      before,
    );
    expect(blockOf(after, "User")).toBe(
      "message User {\n  int32 age = 3;\n  string email = 4;\n  string id = 1;\n  string name = 2;\n}",
    );
  });

  const without = generate(modelOf(record("User", [field("id"), field("age", whole)])), before);

  test("leave their numbers and names behind", () => {
    expect(blockOf(without, "User")).toBe(
      'message User {\n  reserved 2;\n  reserved "name";\n  string id = 1;\n  int32 age = 3;\n}',
    );
    const more = generate(modelOf(record("User", [field("id"), field("age", whole), field("email")])), without);
    expect(blockOf(more, "User")).toContain("string email = 4;");
    expect(blockOf(more, "User")).toContain("reserved 2;");
  });

  test("that come back are what they were", () => {
    const back = generate(modelOf(record("User", [field("id"), field("name"), field("age", whole)])), without);
    expect(blockOf(back, "User")).toBe(blockOf(before, "User"));
  });

  test("of another type have another number", () => {
    const after = generate(modelOf(record("User", [field("id"), field("name"), field("age", text)])), before);
    expect(blockOf(after, "User")).toBe(
      "message User {\n  reserved 3;\n  string id = 1;\n  string name = 2;\n  string age = 4;\n}",
    );
  });

  test("keep their numbers while their message is away", () => {
    const gone = generate(modelOf(record("Other", [field("id")])), without);
    expect(blockOf(gone, "User")).toBe("");
    expect(blockOf(generate(modelOf(record("User", [field("name"), field("id")])), gone), "User")).toBe(
      'message User {\n  reserved 3;\n  reserved "age";\n  string name = 2;\n  string id = 1;\n}',
    );
  });

  test("keep their names where another wants one", () => {
    const first = generate(modelOf(record("User", [field("a_b")])));
    const both = generate(modelOf(record("User", [field("aB"), field("a_b")])), first);
    expect(blockOf(both, "User")).toBe(
      'message User {\n  string a_b_2 = 2 [json_name = "aB"];\n  string a_b = 1 [json_name = "a_b"];\n}',
    );
  });

  test("skip the numbers of protocol buffers themselves", () => {
    const lock = `{"messages":{"User":[{"number":18999,"name":"old","type":"string","removed":true}]},"enums":{}}`;
    const after = generate(modelOf(record("User", [field("id")])), new Map([[lockPath, lock]]));
    expect(blockOf(after, "User")).toContain("string id = 20000;");
  });
});

describe("values of an enum", () => {
  test("of texts keep their numbers", () => {
    const before = generate(modelOf(enumeration("Color", ["red", "green"])));
    const after = generate(modelOf(enumeration("Color", ["blue", "green"])), before);
    expect(blockOf(after, "Color").replace(/^\s*\/\/.*\n|^\n/gmu, "")).toBe(
      'enum Color {\n  reserved 1;\n  reserved "COLOR_RED";\n  COLOR_UNSPECIFIED = 0;\n  COLOR_BLUE = 3;\n  COLOR_GREEN = 2;\n}',
    );
  });

  test("of numbers are their numbers", () => {
    const before = generate(modelOf(enumeration("Level", [5, 0, -1])));
    expect(blockOf(before, "Level")).toBe("enum Level {\n  LEVEL_0 = 0;\n  LEVEL_5 = 5;\n  LEVEL_MINUS_1 = -1;\n}");
    expect(blockOf(generate(modelOf(enumeration("Level", [5, 7])), before), "Level")).toBe(
      'enum Level {\n  reserved -1, 0;\n  reserved "LEVEL_MINUS_1", "LEVEL_0";\n  LEVEL_UNSPECIFIED = 0;\n  LEVEL_5 = 5;\n  LEVEL_7 = 7;\n}',
    );
  });
});

test.each([
  ["<<<<<<< ours\n{}", /JSON/u],
  [
    `{"messages":{"User":[{"number":1,"name":"a","type":"string"},{"number":1,"name":"b","type":"string"}]},"enums":{}}`,
    /twice/u,
  ],
  [`{"messages":{"User":[{"name":"a","type":"string"}]},"enums":{}}`, /number/u],
  [`{"enums":{}}`, /object/u],
])("a damaged lock file is reported, and nothing is generated: %s", (lock, problem) => {
  const { files, diagnostics } = protobufBackend.generate(modelOf(record("User", [field("id")])), {
    out: "proto",
    syntax: "proto3",
    earlier: () => lock,
  });
  expect(files).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["AN5201"]);
  expect(diagnostics[0]?.message).toMatch(problem);
});

/** What fields there are: any of a few names, each with one of two types. */
const fields = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("a", "b", "aB", "a_b", "x-y", "rest", "9", ""),
    type: fc.constantFrom(text, whole),
  }),
  { selector: ({ name }) => name },
);

test("whatever changes, a number never means something else, and a second run changes nothing", () => {
  fc.assert(
    fc.property(fc.array(fields, { minLength: 1, maxLength: 8 }), (versions) => {
      const meanings = new Map<string, string>();
      let folder: Folder = new Map();
      for (const version of versions) {
        const model = modelOf(
          record(
            "User",
            version.map(({ name, type }) => field(name, type)),
          ),
        );
        folder = generate(model, folder);
        expect(generate(model, folder)).toEqual(folder);
        const lock = JSON.parse(folder.get(lockPath) ?? "") as {
          readonly messages: Readonly<Record<string, readonly Entry[]>>;
        };
        for (const { number, name, key = name, type, removed } of lock.messages["User"] ?? []) {
          const meaning = `${key} ${type}`;
          expect(meanings.get(`${number}`) ?? meaning).toBe(meaning);
          meanings.set(`${number}`, meaning);
          const isThere = new RegExp(`^  ${type} ${name} = ${number}[ ;]`, "mu").test(folder.get(protoPath) ?? "");
          expect(isThere).toBe(removed !== true);
        }
      }
    }),
    { numRuns: 100 },
  );
});

interface Entry {
  readonly number: number;
  readonly name: string;
  readonly key?: string;
  readonly type: string;
  readonly removed?: boolean;
}

test.each(["proto3", "2023"] as const)("buf compiles what is reserved, in %s", async (syntax) => {
  const declarations = (names: readonly string[], values: readonly string[]): readonly Declaration[] => [
    record(
      "User",
      names.map((name) => field(name)),
    ),
    enumeration("Color", values),
  ];
  const before = generate(
    modelOf(...declarations(["id", "name", "x-y", "a_b", "aB"], ["red", "green"])),
    undefined,
    syntax,
  );
  const after = generate(modelOf(...declarations(["id", "aB"], ["green"])), before, syntax);
  expect(after.get(protoPath)).toContain("reserved");
  expect(await findFaults(new Map([["user/user.proto", after.get(protoPath) ?? ""]]))).toBe("");
});
