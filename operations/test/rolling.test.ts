import { describe, expect, test } from "vitest";
import { allAsSaid, countFailures } from "../harness/src/audit.js";
import { languages } from "../harness/src/languages.js";
import type { Peer } from "../harness/src/peer.js";
import { untilServed } from "../harness/src/served.js";
import { Site } from "../harness/src/site.js";

describe.concurrent.each(languages)("handlers in %s, while clients of both languages call", (language) => {
  test("are replaced one after the other, and no call fails", async () => {
    await using site = await Site.prepare();
    const { url } = await site.server();
    let handlers = [await site.handler(language, url), await site.handler(language, url)];
    const { clients, loads } = await startLoads(site, url);
    for (let round = 0; round < 3; round++) {
      const [oldest, ...others] = handlers;
      handlers = [...others, await site.handler(language, url)];
      expect(await oldest?.stop()).toBe("0");
      for (const client of clients) await untilServed(client);
    }
    const tallies = await endLoads(clients, loads);
    expect(countFailures(tallies)).toEqual({});
    expect(site.judge(...tallies)).toEqual(allAsSaid);
  });

  test("are killed, and only what they had begun fails, as may have run", async () => {
    await using site = await Site.prepare();
    const { url } = await site.server();
    const doomed = await site.handler(language, url);
    await site.handler(language, url);
    const { clients, loads } = await startLoads(site, url);
    await doomed.kill();
    for (const client of clients) await untilServed(client);
    const tallies = await endLoads(clients, loads);
    const { "DEADLINE_EXCEEDED//UNKNOWN_OUTCOME": inFlight = 0, ...others } = countFailures(tallies);
    expect(others).toEqual({});
    expect(inFlight).toBeLessThanOrEqual(clients.length * 8);
    expect(site.judge(...tallies)).toEqual(allAsSaid);
  });

  test("are suspended for a second, and no call fails", async () => {
    await using site = await Site.prepare();
    const { url } = await site.server();
    const handlers = [await site.handler(language, url), await site.handler(language, url)];
    const { clients, loads } = await startLoads(site, url);
    handlers[0]?.signal("SIGSTOP");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    handlers[0]?.signal("SIGCONT");
    for (const client of clients) await untilServed(client);
    const tallies = await endLoads(clients, loads);
    expect(countFailures(tallies)).toEqual({});
    expect(site.judge(...tallies)).toEqual(allAsSaid);
  });
});

interface Loads {
  readonly clients: readonly Peer[];
  readonly loads: readonly ReturnType<Peer["load"]>[];
}

/** Has a client of each language make eight calls at once, and waits until both are served. */
async function startLoads(site: Site, url: string): Promise<Loads> {
  const clients = await Promise.all(languages.map((language) => site.client(language, url)));
  const loads = clients.map((client) => client.load(8, { name: client.language, pauseMs: 2 }));
  for (const client of clients) await untilServed(client);
  return { clients, loads };
}

async function endLoads(clients: Loads["clients"], loads: Loads["loads"]) {
  await Promise.all(clients.map((client) => client.endLoads()));
  return Promise.all(loads);
}
