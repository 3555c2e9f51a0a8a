import { untilServed } from "../harness/src/served.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, untrue } from "./figure.js";

const PER_SECOND = 1000;

/** Six handlers on three servers are replaced one after the other, while calls come. */
export const rollingUpgrade: Fault = {
  id: "F10",
  title: `six handlers on three servers are replaced, at ${PER_SECOND} calls a second`,
  run: async ({ site, language, binary, isQuick }) => {
    const { servers } = await site.cluster({ binary });
    const places = [...servers, ...servers];
    const handlers = await Promise.all(places.map(({ url }) => site.handler(language, url)));
    const clients = await Promise.all(servers.slice(0, 2).map(({ url }) => site.client(language, url)));
    for (const client of clients) await untilServed(client);
    const paces = clients.map((client, index) => client.pace(PER_SECOND / 2, { name: `roll${index}` }));
    const rounds = isQuick ? 1 : 3;
    const until = performance.now() + (isQuick ? 3000 : 42_000);
    let unclean = 0;
    for (let round = 0; round < rounds || performance.now() < until; round++) {
      for (const [index, { url }] of places.entries()) {
        const old = handlers[index];
        handlers[index] = await site.handler(language, url);
        if ((await old?.stop()) !== "0") unclean += 1;
      }
    }
    await Promise.all(clients.map((client) => client.endLoads()));
    const tallies = await Promise.all(paces);
    return [
      ...tallies.map((tally) => failed("calls", tally, 0)),
      countAtMost("handlers that did not end by themselves", unclean, 0),
      untrue(site.judge(...tallies)),
    ];
  },
};
