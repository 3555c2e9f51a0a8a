import { Beside } from "@autonats/own-files";
import { afterEach, expect, test } from "vitest";

let beside: Beside<number, string> | undefined;
afterEach(() => beside?.close());

/** Does its work as the thread does, and keeps what it was asked for. */
function createHere() {
  const inputs: number[] = [];
  const work = (input: number): string => {
    inputs.push(input);
    if (input < 0) throw new Error(`${input} is not served`);
    return `>${input}`;
  };
  return { inputs, work };
}

const module = `
export function create(prefix) {
  return (input) => {
    if (input < 0) throw new Error("no");
    return prefix + input;
  };
}`;

test("every job has its result, whoever did it, in whatever order they are asked for", () => {
  const { inputs, work } = createHere();
  beside = new Beside(work, module, ">");
  const jobs = Array.from({ length: 500 }, (_, index) => index);
  const results = jobs.map((index) => beside?.start(index));
  expect(results.toReversed().map((finish) => finish?.())).toEqual(jobs.toReversed().map((index) => `>${index}`));
  expect(new Set(inputs).size).toBe(inputs.length);
});

test("the thread works while this one does not return to its event loop", () => {
  const { inputs, work } = createHere();
  const state = new Int32Array(new SharedArrayBuffer(4));
  beside = new Beside(work, signals, state);
  const finish = beside.start(7);
  expect(Atomics.wait(state, 0, 0, 60_000)).not.toBe("timed-out");
  expect(finish()).toBe("done 7");
  expect(inputs).toEqual([]);
});

/** Signals the test once it has begun. */
const signals = `
export function create(state) {
  return (input) => {
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
    return "done " + input;
  };
}`;

test("a job that fails in the thread fails here with its error", () => {
  const { work } = createHere();
  const state = new Int32Array(new SharedArrayBuffer(4));
  const failing = `export function create(state) {
    return () => { Atomics.store(state, 0, 1); Atomics.notify(state, 0); throw new Error("there"); };
  }`;
  beside = new Beside(work, failing, state);
  const finish = beside.start(-1);
  expect(Atomics.wait(state, 0, 0, 60_000)).not.toBe("timed-out");
  expect(finish).toThrow("-1 is not served");
});

test("the jobs of a thread that cannot start are done here", () => {
  const { inputs, work } = createHere();
  beside = new Beside(work, "export const create = () => { throw new Error('no'); };", undefined);
  const results = [1, 2, 3].map((index) => beside?.start(index));
  expect(results.map((finish) => finish?.())).toEqual([">1", ">2", ">3"]);
  expect(inputs).toEqual([1, 2, 3]);
});
