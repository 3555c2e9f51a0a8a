import fc from "fast-check";
import { expect, test } from "vitest";
import { readOutline } from "../src/text/outline.js";

const text = `syntax = "proto3"; // Not of anything.
package shop.v1;

option (about) = { name: "x;}" deep { a: 1 } };

/*
 * Sells things.
 *
 * @nats:server Shop
 */
service ShopService {
  // Buys.
  rpc Buy(BuyRequest) returns (stream .shop.v1.Order) { option deprecated = true; }
  rpc Sell(BuyRequest) returns (Order); // Sells.
}

// Detached.

message BuyRequest {
  oneof what {
    string id = 1 [(rules) = { min: 1 }, deprecated = true]; // By id.
    Order.Line line = 2;
  }
}
message Order {
  message Line { string text = 1; }
  enum State { NEW = 0; /* Gone. */ OLD = -1; }
  map<string, Line> lines = 3;
}
`;

test("finds everything that has a name, with its place and comment", () => {
  const { entries } = readOutline("shop.proto", text);
  const found = [...entries].map(([name, { source, comment }]) => {
    const { line, column, endColumn } = source;
    expect(text.split("\n")[line - 1]?.slice(column - 1, endColumn - 1), name).toBe(source.name);
    return [
      name,
      comment
        .map((each) => each.text.trim())
        .filter((each) => each !== "")
        .join(" "),
    ];
  });
  expect(found).toEqual([
    [".shop.v1.ShopService", "Sells things. @nats:server Shop"],
    [".shop.v1.ShopService.Buy", "Buys."],
    [".shop.v1.ShopService.Sell", "Sells."],
    [".shop.v1.BuyRequest", ""],
    [".shop.v1.BuyRequest.what", ""],
    [".shop.v1.BuyRequest.id", "By id."],
    [".shop.v1.BuyRequest.line", ""],
    [".shop.v1.Order", ""],
    [".shop.v1.Order.Line", ""],
    [".shop.v1.Order.Line.text", ""],
    [".shop.v1.Order.State", ""],
    [".shop.v1.Order.State.NEW", ""],
    [".shop.v1.Order.State.OLD", ""],
    [".shop.v1.Order.lines", ""],
  ]);
});

test("a comment above a line belongs to what begins the line", () => {
  const { entries } = readOutline("x.proto", "// Of it.\nmessage A { string b = 1; string c = 2; // Beside.\n}");
  const comments = [...entries].map(([name, { comment }]) => [name, comment.map(({ text: own }) => own)]);
  expect(comments).toEqual([
    [".A", ["Of it."]],
    [".A.b", []],
    [".A.c", ["Beside."]],
  ]);
});

test("reads any text", () => {
  const piece = fc.constantFrom(
    "message",
    " A ",
    "{",
    "}",
    ";",
    "=",
    "[",
    "]",
    "(",
    ")",
    "//",
    "/*",
    "*/",
    "\n",
    '"',
    "'",
    "1",
    "package",
    "rpc",
    "é",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const written = pieces.join(" ");
      for (const { source } of readOutline("x.proto", written).entries.values()) {
        const { line, column, endColumn } = source;
        expect(written.split("\n")[line - 1]?.slice(column - 1, endColumn - 1)).toBe(source.name);
      }
    }),
  );
});
