import { describe, expect, test } from "vitest";
import {
  choice,
  type Document,
  fill,
  group,
  hardLine,
  ifBroken,
  indent,
  indentIfBroken,
  join,
  line,
  renderDocument,
  softLine,
  symbol,
} from "../src/index.js";

function list(...items: readonly Document[]): Document {
  return group(["[", indent([softLine, join([",", line], items)]), ifBroken(",", ""), softLine, "]"]);
}

describe("a group", () => {
  test("stays on its line while there is room", () => {
    expect(renderDocument(list("aaa", "bbb"), 10)).toBe("[aaa, bbb]");
  });

  test("breaks all its own lines when there is none", () => {
    expect(renderDocument(list("aaa", "bbb"), 9)).toBe("[\n  aaa,\n  bbb,\n]");
  });

  test("leaves groups inside of it together", () => {
    expect(renderDocument(list("aaa", list("b", "c")), 9)).toBe("[\n  aaa,\n  [b, c],\n]");
  });

  test("counts what follows it up to the next possible line end", () => {
    expect(renderDocument([list("aaa"), ";;;;;;"], 10)).toBe("[\n  aaa,\n];;;;;;");
    expect(renderDocument([list("aaa"), ";", group([line, ";;;;;"])], 10)).toBe("[aaa];\n;;;;;");
  });

  test("breaks when it has to, and so do those around it", () => {
    expect(renderDocument(group(["(", list("a", [hardLine, "b"]), line, ")"]))).toBe(
      "([\n  a,\n  \n  b,\n]\n)".replace("  \n", "\n"),
    );
    expect(renderDocument(group(["a", line, "b"], { broken: true }))).toBe("a\nb");
  });
});

test("white space is never at the end of a line", () => {
  expect(renderDocument(["a  ", indent([hardLine, hardLine, "b "])])).toBe("a\n\n  b");
});

test("what follows a group can follow it further in", () => {
  const id = Symbol("test");
  const layout = [
    group(indent(line), { id }),
    indentIfBroken(group(["{", indent([hardLine, "x"]), hardLine, "}"]), id),
  ];
  expect(renderDocument(["a =", layout], 80)).toBe("a = {\n  x\n}");
  expect(renderDocument(["a =", layout], 4)).toBe("a =\n  {\n    x\n  }");
});

test("of several layouts the first that fits is taken", () => {
  const layouts = choice("aaaaaaaa", "bbbb", ["c", hardLine, "c"]);
  expect(renderDocument([layouts, ";"], 9)).toBe("aaaaaaaa;");
  expect(renderDocument([layouts, ";"], 8)).toBe("bbbb;");
  expect(renderDocument([layouts, ";"], 3)).toBe("c\nc;");
});

test("filled lines hold as much as they can", () => {
  const items = fill(["1,", "22,", "333,", "4444,", "5"]);
  expect(renderDocument(items, 8)).toBe("1, 22,\n333,\n4444, 5");
  expect(renderDocument(items, 80)).toBe("1, 22, 333, 4444, 5");
});

test("wide characters take two columns", () => {
  expect(renderDocument(list("日本"), 6)).toBe("[日本]");
  expect(renderDocument(list("日本"), 5)).toBe("[\n  日本,\n]");
});

test("a line end inside of text, and a symbol without a name, are bugs", () => {
  expect(() => renderDocument("a\nb")).toThrow("bug:");
  expect(() => renderDocument(symbol("a", "b"))).toThrow("bug:");
});

test("depth does no harm", () => {
  let document: Document = "x";
  for (let depth = 0; depth < 2000; depth++) document = group(indent(document));
  expect(renderDocument(document)).toBe("x");
});
