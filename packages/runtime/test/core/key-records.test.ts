import { array, assert, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { type IdempotencyOptions, keyLimitsOf } from "../../src/handler/keys/key-options.js";
import { type KeyRecord, KeyRecords } from "../../src/handler/keys/key-records.js";

const LIMITS = { windowMs: 1000, records: 3, bytes: 100_000 };

function ended(
  records: KeyRecords<string>,
  id: string,
  neededUntil: number,
  now: number,
  bytes = 10,
): KeyRecord<string> {
  const begun = records.begin(id, 1, neededUntil, now);
  if (begun === undefined) throw new Error("there is no room");
  records.end(begun, id, bytes, now);
  return begun;
}

test("an answer is remembered for the window after the end, however long the call took", () => {
  const records = new KeyRecords<string>(LIMITS);
  const begun = records.begin("a", 1, 50, 0);
  expect(records.find("a", 100_000)).toBe(begun);
  expect(begun?.state).toBe("running");
  if (begun !== undefined) records.end(begun, "done", 4, 100_000);
  expect(records.find("a", 100_999)?.answer).toBe("done");
  expect(records.find("a", 101_000)).toBeUndefined();
  expect([records.size, records.bytes]).toEqual([0, 0]);
});

test("the window does not end before the callers have stopped waiting", () => {
  const records = new KeyRecords<string>(LIMITS);
  ended(records, "a", 5000, 0);
  const again = records.find("a", 4999);
  expect(again).toBeDefined();
  if (again !== undefined) again.neededUntil = 7000;
  expect(records.find("a", 6999)).toBeDefined();
  expect(records.find("a", 7000)).toBeUndefined();
});

test("the oldest answer that nobody needs is pushed out first", () => {
  const records = new KeyRecords<string>(LIMITS);
  ended(records, "a", 900, 0);
  ended(records, "b", 100, 0);
  ended(records, "c", 100, 0);
  expect(records.begin("d", 1, 500, 50), "all are needed").toBeUndefined();
  expect(records.begin("d", 1, 500, 200)).toBeDefined();
  expect(["a", "b", "c", "d"].map((id) => records.find(id, 200)?.id)).toEqual(["a", undefined, "c", "d"]);
});

test("a call that runs is never pushed out", () => {
  const records = new KeyRecords<string>(LIMITS);
  for (const id of ["a", "b", "c"]) records.begin(id, 1, 0, 0);
  expect(records.begin("d", 1, 0, 1_000_000)).toBeUndefined();
  expect(records.size).toBe(3);
});

test("an answer without room is lost, and pushes nothing out if it never would have any", () => {
  const records = new KeyRecords<string>({ ...LIMITS, bytes: 1024 });
  ended(records, "a", 0, 0);
  const begun = ended(records, "b", 0, 0, 2000);
  expect([begun.state, begun.answer]).toEqual(["lost", undefined]);
  expect(records.find("a", 1)?.answer).toBe("a");
  expect(records.find("b", 1)?.state).toBe("lost");
});

test("what is forgotten may come again, and is forgotten once", () => {
  const records = new KeyRecords<string>(LIMITS);
  const first = ended(records, "a", 0, 0);
  records.forget(first);
  const second = ended(records, "a", 0, 0);
  records.forget(first);
  expect(records.find("a", 0)).toBe(second);
});

test("what is done, within any limits: they hold, and what is needed is there, and as it was answered", () => {
  const step = record({
    id: integer({ min: 0, max: 20 }),
    wait: integer({ min: 0, max: 60 }),
    needed: integer({ min: 0, max: 300 }),
    bytes: integer({ min: 0, max: 3000 }),
    ends: integer({ min: 0, max: 5 }),
  });
  const limits = record({
    windowMs: integer({ min: 0, max: 400 }),
    records: integer({ min: 1, max: 12 }),
    bytes: integer({ min: 1024, max: 9000 }),
  });
  assert(
    property(limits, array(step, { maxLength: 200 }), (within, steps) => {
      const records = new KeyRecords<number>(within);
      const needed = new Map<string, { until: number; answer: number }>();
      let now = 0;
      for (const [index, { id, wait, needed: neededMs, bytes, ends }] of steps.entries()) {
        now += wait;
        const name = `key ${id}`;
        const found = records.find(name, now);
        const known = needed.get(name);
        if (known !== undefined && now < known.until) expect(found?.state).not.toBeUndefined();
        if (found !== undefined) {
          if (found.state === "answered") expect(found.answer).toBe(known?.answer);
          continue;
        }
        needed.delete(name);
        const begun = records.begin(name, 0, now + neededMs, now);
        if (begun === undefined) continue;
        if (ends === 0) records.forget(begun);
        else if (ends > 1) {
          records.end(begun, index, bytes, now);
          needed.set(name, { until: now + neededMs, answer: index });
        }
        expect(records.size).toBeLessThanOrEqual(within.records);
        expect(records.bytes).toBeLessThanOrEqual(within.bytes);
      }
    }),
  );
});

test("200,000 keys take no more than the bytes that they may", () => {
  const records = new KeyRecords<string>(keyLimitsOf());
  const { records: most, bytes } = keyLimitsOf();
  for (let index = 0; index < 200_000; index += 1) ended(records, `Order ${index}`, index, index, 1500);
  expect(records.size).toBeLessThanOrEqual(most);
  expect(records.bytes).toBeLessThanOrEqual(bytes);
  expect(records.bytes).toBeGreaterThan(bytes / 2);
});

test.each<[IdempotencyOptions, string]>([
  [{ windowMs: -1 }, "idempotency.windowMs"],
  [{ windowMs: Number.NaN }, "idempotency.windowMs"],
  [{ records: 0 }, "idempotency.records"],
  [{ records: 1.5 }, "idempotency.records"],
  [{ bytes: 1023 }, "idempotency.bytes"],
])("the limits %j are refused", (options, name) => {
  expect(() => keyLimitsOf(options)).toThrow(name);
});
