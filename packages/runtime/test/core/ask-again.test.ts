import { expect, test, vi } from "vitest";
import { AskAgain } from "../../src/connection/ask-again.js";

test("something is asked for again, less and less often, until it is granted", async () => {
  vi.useFakeTimers();
  try {
    const answers = [false, new Error("down"), false, false, false, true];
    const asked: number[] = [];
    const started = Date.now();
    const again = new AskAgain(async () => {
      asked.push(Date.now() - started);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer === true;
    });
    again.start();
    again.start();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toEqual([2000, 6000, 14_000, 30_000, 60_000, 90_000]);
    answers.push(false, false);
    again.start();
    await vi.advanceTimersByTimeAsync(2000);
    again.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(answers).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
