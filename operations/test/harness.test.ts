import { describe, expect, test } from "vitest";
import { allAsSaid, beganTooLate, judge } from "../harness/src/audit.js";
import { countWhile } from "../harness/src/count-while.js";
import type { Tally } from "../harness/src/peer-commands.js";
import { Site } from "../harness/src/site.js";
import { until } from "../harness/src/wait.js";

const noTime = { p50: 0, p99: 0, max: 0 };
const none: Tally = {
  ...{ name: "a", calls: 2, wrong: [], failed: {}, examples: {} },
  ...{ took: noTime, failedIn: {}, failedAt: {} },
};

describe("the account of calls", () => {
  test("is empty where all has run once and succeeded", () => {
    expect(judgeOf({}, ["a-1", "a-2"])).toEqual(allAsSaid);
  });

  test("finds a call that succeeded and never ran", () => {
    expect(judgeOf({}, ["a-1"])).toEqual({ ...allAsSaid, lost: ["a-2"] });
  });

  test("finds a call that ran twice", () => {
    expect(judgeOf({}, ["a-1", "a-2", "a-2"])).toEqual({ ...allAsSaid, repeated: ["a-2"] });
  });

  test("finds a result that belongs to another call", () => {
    expect(judgeOf({ wrong: ["a-1"] }, ["a-1", "a-2"])).toEqual({ ...allAsSaid, wrong: ["a-1"] });
  });

  test.each([
    ["UNAVAILABLE/DISCONNECTED/NOT_SENT", true],
    ["UNAVAILABLE/NO_RESPONDERS/NOT_DELIVERED", true],
    ["RESOURCE_EXHAUSTED/BUSY/REJECTED", true],
    ["INTERNAL//FAILED", false],
    ["Spoiled", false],
  ])("finds a call that failed as %s, where hasRun is %s", (kind, hasRun) => {
    const runs = hasRun ? ["a-1", "a-2"] : ["a-2"];
    expect(judgeOf({ failed: { [kind]: ["a-1"] } }, runs)).toEqual({ ...allAsSaid, misreported: ["a-1"] });
    const others = hasRun ? ["a-2"] : ["a-1", "a-2"];
    expect(judgeOf({ failed: { [kind]: ["a-1"] } }, others)).toEqual(allAsSaid);
  });

  test("takes either of a call whose outcome is unknown", () => {
    const failed = { "DEADLINE_EXCEEDED//UNKNOWN_OUTCOME": ["a-1"] };
    expect(judgeOf({ failed }, ["a-1", "a-2"])).toEqual(allAsSaid);
    expect(judgeOf({ failed }, ["a-2"])).toEqual(allAsSaid);
  });
});

test("a call that began to run after it had failed for its caller is found, and none that began before", () => {
  const tally = { ...none, failedAt: { "a-1": 100, "a-2": 100, "a-3": 100 } };
  const runs = new Map([
    ["a-1", [100]],
    ["a-2", [50, 101]],
  ]);
  expect(beganTooLate(tally, runs)).toEqual(["a-2"]);
});

test("a peer that ends by itself is not overlooked", async () => {
  const site = await Site.prepare();
  const peer = site.peer("go", "peer");
  const call = peer.call("Run");
  peer.signal("SIGTERM");
  await expect(call).rejects.toThrow("peer (go) has ended: SIGTERM");
  await expect(site[Symbol.asyncDispose]()).rejects.toThrow("peer (go) ended: SIGTERM");
});

test("a peer that ends as it is told has the code 0", async () => {
  await using site = await Site.prepare();
  for (const language of ["typescript", "go"] as const) expect(await site.peer(language, "peer").stop()).toBe("0");
});

test("a passage can be slow, silent and cut", async () => {
  await using site = await Site.prepare();
  const server = await site.server();
  const passage = await site.passage(server);
  const client = await site.client("go", passage.url);
  passage.silence("up", "down");
  const before = passage.passed.up;
  expect((await client.call("Run", { timeoutMs: 100 })).error?.code).toBe("DEADLINE_EXCEEDED");
  expect(passage.passed.up).toBe(before);
  passage.mend();
  passage.cut();
  await until("the connection is gone", async () => (await client.call("Run")).error?.reason === "DISCONNECTED");
  passage.mend();
  await until("there is another", async () => (await client.call("Run")).error?.reason === "NO_RESPONDERS");
  passage.limit(0);
  const slow = client.call("Consume", { number: 200_000, timeoutMs: 300 });
  expect((await slow).error?.code).toMatch(/DEADLINE_EXCEEDED|UNAVAILABLE/u);
  expect(passage.connections).toBeGreaterThan(1);
});

test("what passes meanwhile is counted", async () => {
  let steps = 0;
  let end: () => void = () => undefined;
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  const count = await countWhile(work, async () => {
    steps += 1;
    if (steps === 3) end();
  });
  expect(count).toBeGreaterThanOrEqual(3);
});

function judgeOf(change: Partial<Tally>, ran: readonly string[]) {
  const runs = new Map<string, number[]>();
  for (const text of ran) runs.set(text, [...(runs.get(text) ?? []), 1]);
  return judge([{ ...none, ...change }], runs);
}
