import { describe, expect, test } from "vitest";
import { languages } from "../harness/src/languages.js";
import type { Answer } from "../harness/src/peer-commands.js";
import { untilServed } from "../harness/src/served.js";
import { Site } from "../harness/src/site.js";
import { pause } from "../harness/src/wait.js";

const MEBIBYTE = 1024 * 1024;
const RESULT = MEBIBYTE / 2;
/** How many results the test waits for: some eight seconds of the link. */
const WANTED = 16;

/**
 * A handler whose results are a hundred thousand times as large as its requests, on a link that takes a mebibyte a second, and
 * callers who want many times as much as it takes.
 */
describe.concurrent.each(languages)("a handler in %s on a slow link", (language) => {
  test("sends what somebody still waits for, at the speed of the link, and holds little", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    const passage = await site.passage(server);
    const handler = await site.handler(language, passage.url);
    const client = await site.client("go", server.url);
    await untilServed(client);
    expect(await client.call("Produce", { number: RESULT })).toEqual({ value: RESULT });
    const idle = handler.memory;
    const connections = passage.connections;

    passage.limit(MEBIBYTE);
    const counts: Record<string, number> = {};
    let arrived = 0;
    let most = 0;
    let ends = false;
    const callers = Array.from({ length: 40 }, async () => {
      while (!ends) {
        const answer = await client.call("Produce", { number: RESULT, timeoutMs: 2000 });
        arrived += answer.value === RESULT ? 1 : 0;
        const kind = kindOf(answer);
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
    });
    // What lies in the buffers of the sockets goes first, whatever anybody waits for.
    const first = passage.passed.up;
    while (arrived < WANTED && passage.passed.up - first < 4 * WANTED * RESULT) {
      most = Math.max(most, handler.memory);
      await pause(50);
    }
    const passed = passage.passed.up - first;
    ends = true;
    passage.mend();
    await Promise.all(callers);

    expect(most - idle, `bytes held; ${JSON.stringify(counts)}`).toBeLessThan(64 * MEBIBYTE);
    expect(arrived, `of ${passed / RESULT} that passed; ${JSON.stringify(counts)}`).toBeGreaterThanOrEqual(WANTED);
    expect(passed / RESULT, "results that passed").toBeLessThan(3 * WANTED);
    expect(passage.connections).toBe(connections);
    await untilServed(client);
  });
});

function kindOf({ error }: Answer): string {
  return error === undefined ? "ok" : `${error.code}/${error.reason ?? ""}`;
}
