import { describe, expect, test } from "vitest";
import { allAsSaid, countFailures } from "../harness/src/audit.js";
import { pairings } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";

/** A thousand calls at once to a service that has nothing else to do, with the settings that everybody has. */
describe.concurrent.each(pairings)("a burst from $client to $handler", ({ handler, client }) => {
  test.each(["Run", "RunNow"] as const)("is served whole: %s", async (method) => {
    await using site = await Site.prepare();
    const { url } = await site.server();
    await site.handler(handler, url);
    const calling = await site.client(client, url);
    for (const name of ["first", "second", "third"]) {
      const tally = await calling.burst(1000, { name, method });
      expect(countFailures([tally])).toEqual({});
      expect(site.judge(tally)).toEqual(allAsSaid);
    }
  });
});
