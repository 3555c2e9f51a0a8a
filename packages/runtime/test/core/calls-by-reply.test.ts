import { expect, test } from "vitest";
import { CallsByReply, type Indexed } from "../../src/handler/calls-by-reply.js";

class Call implements Indexed {
  readonly reply: string;
  chain = -1;
  after: this | undefined = undefined;
  before: this | undefined = undefined;

  constructor(reply: string) {
    this.reply = reply;
  }
}

test("finds each of many calls until it is taken out, in any order", () => {
  const index = new CallsByReply<Call>();
  const calls = Array.from({ length: 5000 }, (_, number) => new Call(`_INBOX.abc.${number}`));
  for (const call of calls) index.add(call);
  expect(index.size).toBe(5000);
  expect(calls.every((call) => index.find(call.reply) === call)).toBe(true);
  const even = calls.filter((_, number) => number % 2 === 0);
  for (const call of even) index.remove(call);
  expect(calls.filter((call) => index.find(call.reply) === call)).toHaveLength(2500);
  for (const call of calls) index.remove(call);
  expect(index.size).toBe(0);
  expect(calls.every(({ after, before, chain }) => after === undefined && before === undefined && chain === -1)).toBe(
    true,
  );
});

test("finds the last of those that are answered at the same place, then those before it", () => {
  const index = new CallsByReply<Call>();
  const first = new Call("same");
  const second = new Call("same");
  index.add(first);
  index.add(second);
  expect(index.find("same")).toBe(second);
  index.remove(second);
  index.remove(second);
  expect(index.find("same")).toBe(first);
  expect(index.find("other")).toBeUndefined();
});
