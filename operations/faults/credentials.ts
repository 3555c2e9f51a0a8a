import type { NatsServer } from "@autonats/testing/nats-server";
import { Operator } from "../harness/src/operator.js";
import type { Peer } from "../harness/src/peer.js";
import { untilServed } from "../harness/src/served.js";
import { pause, until } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { countAtMost, type Figure, failed, timeAtMost, untrue } from "./figure.js";
import { timed } from "./stopwatch.js";

const OURS = [{ user: "anna", password: "anna" }];
const OTHERS = [{ user: "bert", password: "bert" }];
const PER_SECOND = 200;
/** How often tokens expire while calls come, at least. */
const EXPIRIES = 3;

/** The server takes the user of handlers and client no more, for five seconds: it was removed, or its token has expired. */
export const credentials: Fault = {
  id: "F18",
  title: "the credential of handlers and client is withdrawn for 5 s, or expires every 10 s in full or 4 s in short",
  run: async (scene) => [...(await withdraw(scene)), ...(await expire(scene))],
};

async function withdraw({ site, language, binary, isQuick }: Scene): Promise<readonly Figure[]> {
  const server = await site.server({ binary, users: OURS });
  const connecting = { servers: server.url, user: "anna", pass: "anna" };
  await site.handler(language, connecting);
  const client = await site.client(language, connecting);
  await untilServed(client);
  await server.reload({ users: OTHERS });
  await untilRefused(client);
  await pause(isQuick ? 2000 : 5000);
  await server.reload({ users: OURS });
  return [timeAtMost("from its return to the first success", await timed(() => untilServed(client)), 5000)];
}

async function expire({ site, language, binary, isQuick }: Scene): Promise<readonly Figure[]> {
  const seconds = isQuick ? 4 : 10;
  const operator = new Operator();
  const server = await site.server({ binary, extraConfiguration: await operator.configuration });
  const credentialsFile = site.file("user.creds");
  await operator.writeCredentials(credentialsFile, seconds);
  using renewals = operator.keepRenewing(credentialsFile, seconds);
  const connecting = { servers: server.url, credentialsFile };
  for (let handler = 0; handler < 2; handler++) await site.handler(language, connecting);
  const client = await site.client(language, connecting);
  await untilServed(client);
  const paces = [
    client.pace(PER_SECOND, { name: "fetched", method: "Fetch", waits: true }),
    client.pace(PER_SECOND, { name: "run", waits: true }),
  ] as const;
  await pause((EXPIRIES + 0.5) * seconds * 1000);
  renewals.end();
  await client.endLoads();
  const [fetched, run] = await Promise.all(paces);
  const expired = await countExpired(server);
  await untilRefused(client);
  await pause(isQuick ? 2000 : 5000);
  await operator.writeCredentials(credentialsFile, seconds);
  return [
    failed(
      "calls of an idempotent method, of a client that waits, whose credential is renewed before it expires,",
      fetched,
      0,
    ),
    // Each time, what the client has sent, and what each of the handlers has begun, may be lost with a connection.
    { ...failed("calls of another method", run, Math.ceil(0.02 * PER_SECOND) * expired), isTimed: true },
    countAtMost("connections fewer than nine that expired meanwhile", Math.max(0, 3 * EXPIRIES - expired), 0),
    untrue(site.judge(fetched), true),
    untrue(site.judge(run)),
    timeAtMost(
      "from a new one, once all had expired, to the first success",
      await timed(() => untilServed(client)),
      5000,
    ),
  ];
}

async function untilRefused(client: Peer): Promise<void> {
  await until("calls fail", async () => (await client.call("Run", { timeoutMs: 500 })).error !== undefined);
}

/** Counts the connections that the server has closed because what let them in had expired. */
async function countExpired({ monitoringPort }: NatsServer): Promise<number> {
  const page = await fetch(`http://127.0.0.1:${monitoringPort}/connz?state=closed`);
  const { connections } = (await page.json()) as { readonly connections: readonly { readonly reason?: string }[] };
  return connections.filter(({ reason }) => reason === "Authentication Expired").length;
}
