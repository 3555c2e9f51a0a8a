import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { connect } from "@autonats/runtime/node";
import type { NatsConnection } from "@nats-io/nats-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPeers } from "../harness/build.js";
import { boundsOf, labelsOf, readFamilies } from "../harness/exposition.js";
import { checkMetrics, Prometheus } from "../harness/prometheus.js";
import { EVERYBODY, Site, until } from "../harness/site.js";
import { StockClient, StockHandler } from "../service/shop.gen.js";
import { Stock } from "../typescript/stock.js";

interface Table {
  readonly durationBuckets: readonly number[];
  readonly metrics: readonly {
    readonly name: string;
    readonly prometheus: string;
    readonly type: string;
    readonly unit: string;
    readonly help: string;
    readonly attributes: readonly string[];
  }[];
}

const root = new URL("../../", import.meta.url);
const table: Table = JSON.parse(readFileSync(new URL("telemetry/metrics.json", root), "utf8"));
const languages = ["typescript", "go"] as const;

let sites: ReadonlyMap<string, Site>;

beforeAll(async () => {
  await buildPeers();
  sites = new Map(
    await Promise.all(languages.map(async (language) => [language, await Site.start(language)] as const)),
  );
});

afterAll(async () => {
  await Promise.all([...sites.values()].map((site) => site.stop()));
});

function site(language: string): Site {
  const found = sites.get(language);
  if (found === undefined) throw new Error(`no site in ${language}`);
  return found;
}

test("what is made of the table is what would be made now", async () => {
  const { metricFiles } = (await import(fileURLToPath(new URL("scripts/metrics.mjs", root)))) as {
    metricFiles: Readonly<Record<string, string>>;
  };
  for (const [path, content] of Object.entries(metricFiles)) {
    const written = readFileSync(new URL(path, root), "utf8");
    expect(written, `${path}: run node scripts/metrics.mjs`).toBe(content);
  }
});

describe.each(languages)("in %s", (language) => {
  test("every metric is as the table has it: name, type, help, labels and bounds", async () => {
    const families = await site(language).families();
    const told = [...families.values()].map((family) => ({
      prometheus: family.name,
      type: family.type,
      help: family.help,
      labels: labelsOf(family),
      ...(family.type === "histogram" ? { bounds: boundsOf(family) } : {}),
    }));
    const byName = (left: { prometheus: string }, right: { prometheus: string }): number =>
      left.prometheus < right.prometheus ? -1 : 1;
    const wanted = table.metrics
      .filter(({ prometheus }) => prometheus !== "autonats_server_call_rejected_total")
      .map(({ prometheus, type, help, attributes }) => ({
        prometheus,
        type: type === "upDownCounter" ? "gauge" : type,
        help,
        labels: attributes.map((attribute) => attribute.replaceAll(".", "_")).toSorted(),
        ...(type === "histogram" ? { bounds: [...table.durationBuckets, Number.POSITIVE_INFINITY] } : {}),
      }));
    // Nothing was rejected yet, and Go writes no metric that has no samples.
    expect(told.filter(({ prometheus }) => prometheus !== "autonats_server_call_rejected_total").sort(byName)).toEqual(
      wanted.sort(byName),
    );
  });

  test("instruments of OpenTelemetry are as the table has them: name, type, unit, help, attributes and bounds", async () => {
    const told = site(language).instruments.map(({ points, ...metric }) => ({
      ...metric,
      attributes: [...new Set(points.flatMap(({ attributes }) => Object.keys(attributes)))].sort(),
      ...(metric.type === "histogram" ? { bounds: points[0]?.bounds } : {}),
    }));
    const wanted = table.metrics.map(({ name, type, unit, help, attributes }) => ({
      scope: "autonats",
      name,
      unit,
      help,
      type,
      // Stock has no version, and attributes without a value are left out.
      attributes: attributes.filter((attribute) => attribute !== "autonats.service.version").sort(),
      ...(type === "histogram" ? { bounds: table.durationBuckets } : {}),
    }));
    const byName = (left: { name: string }, right: { name: string }): number => (left.name < right.name ? -1 : 1);
    // Nothing has reconnected, no handler has left its group, and no call has a key.
    const quiet = ["autonats.nats.reconnects", "autonats.server.ejections", "autonats.server.call.repeated"];
    const shown = wanted.filter(({ name }) => told.some((each) => each.name === name) || !quiet.includes(name));
    expect(told.sort(byName)).toEqual(shown.sort(byName));
    const points = site(language).instruments.find(({ name }) => name === "rpc.client.call.duration")?.points ?? [];
    expect(
      points
        .filter(({ attributes }) => isCounted(attributes["server.address"]))
        .map(({ attributes, count }) => `${attributes["rpc.method"]} ${attributes["rpc.status_code"]} ${count}`)
        .sort(),
    ).toEqual([
      "Stock/Look OK 1",
      "Stock/Spill INTERNAL 1",
      "Stock/Take FAILED_PRECONDITION 1",
      "Stock/Take OK 1",
      "Stock/Take UNAVAILABLE 1",
      "Stock/Take UNAVAILABLE 1",
    ]);
  });

  test("calls are counted by method and status, at both ends", async () => {
    const here = site(language);
    const counts = async (name: string): Promise<Readonly<Record<string, number>>> => {
      const samples = (await here.families()).get(name)?.samples ?? [];
      const own = samples.filter(
        (sample) => sample.name === `${name}_count` && isCounted(sample.labels["server_address"]),
      );
      return Object.fromEntries(
        own.map(({ labels, value }) => [
          `${labels["rpc_method"]} ${labels["rpc_status_code"]} ${labels["error_type"]} ${labels["server_address"] ?? ""}`.trim(),
          value,
        ]),
      );
    };
    await until(
      "the one-way call has arrived",
      async () => (await here.sum("rpc_server_call_duration_seconds", { rpc_method: "Stock/Look" })) > 0,
    );
    expect(await counts("rpc_server_call_duration_seconds")).toEqual({
      "Stock/Take OK": 1,
      "Stock/Take FAILED_PRECONDITION": 1,
      "Stock/Spill INTERNAL INTERNAL": 1,
      "Stock/Look OK": 1,
    });
    expect(await counts("rpc_client_call_duration_seconds")).toEqual({
      "Stock/Take OK  autonats.stock": 1,
      "Stock/Take FAILED_PRECONDITION FAILED_PRECONDITION autonats.stock": 1,
      "Stock/Take UNAVAILABLE UNAVAILABLE nowhere.stock": 1,
      "Stock/Take UNAVAILABLE UNAVAILABLE elsewhere.stock": 1,
      "Stock/Spill INTERNAL INTERNAL autonats.stock": 1,
      "Stock/Look OK  autonats.stock": 1,
    });
    expect(await here.sum("autonats_client_call_rejected_total", { autonats_error_reason: "NO_RESPONDERS" })).toBe(2);
    expect(await here.sum("autonats_client_call_active")).toBe(0);
    expect(await here.sum("autonats_nats_connection_status", { autonats_connection_state: "up" })).toBe(1);
  });

  test("calls that were made again, could not be, or were held back, are counted by reason", async () => {
    const here = site(language);
    const nobody = { rpc_method: "Stock/Take", autonats_error_reason: "NO_RESPONDERS" };
    expect(await here.sum("autonats_client_call_retries_total", nobody)).toBe(2);
    expect(await here.sum("autonats_client_call_retries_total")).toBe(2);
    expect(await here.sum("autonats_client_retry_denied_total", nobody)).toBe(1);
    expect(await here.sum("autonats_client_retry_denied_total")).toBe(1);
    const heldBack = { rpc_method: BUSY, autonats_error_reason: "THROTTLED" };
    expect(await here.sum("autonats_client_call_rejected_total", heldBack)).toBeGreaterThan(0);
  });

  test("changes of breakers are counted by state", async () => {
    const opened = { rpc_method: "Stock/Spill", autonats_breaker_state: "open" };
    expect(await site(language).sum("autonats_client_breaker_changes_total", opened)).toBe(1);
    expect(await site(language).sum("autonats_client_breaker_changes_total")).toBe(1);
  });

  test("calls that were answered as earlier ones are counted", async () => {
    const here = site(language);
    const connection = await connect({ servers: here.server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
    const client = new StockClient(connection);
    for (let made = 0; made < 3; made += 1) await client.take("tea", 1, { idempotencyKey: "key" });
    expect(await here.sum("autonats_server_call_repeated_total", { rpc_method: "Stock/Take" })).toBe(2);
    await connection.close();
  });

  test("Prometheus reads both formats, and finds nothing to complain about", async () => {
    const here = site(language);
    const text = await here.get("/metrics");
    expect(text.type).toMatch(/^text\/plain; version=0\.0\.4/);
    await checkMetrics(text.text);
    const open = await here.get("/metrics", {
      accept: "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1",
    });
    expect(open.type).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
    // A server asks for OpenMetrics, as above.
    const prometheus = await Prometheus.start({ [language]: `127.0.0.1:${here.port}` });
    try {
      expect(await prometheus.targets()).toEqual([{ instance: language, health: "up", lastError: "" }]);
      const scraped = await prometheus.query(`{instance="${language}",__name__!~"up|scrape_.*"}`);
      expect(scraped.map(({ labels }) => seriesOf(labels)).sort()).toEqual(
        [...readFamilies(text.text).values()]
          .flatMap(({ samples }) => samples.map(({ name, labels }) => seriesOf({ __name__: name, ...labels })))
          .sort(),
      );
      // Each duration is one of a call that has a span.
      for (const name of ["rpc_client_call_duration_seconds_bucket", "rpc_server_call_duration_seconds_bucket"]) {
        const exemplars = await prometheus.exemplars(name);
        expect(exemplars.length).toBeGreaterThan(2);
        for (const exemplar of exemplars) {
          expect(exemplar).toEqual({
            trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
            span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
          });
        }
      }
    } finally {
      await prometheus.stop();
    }
  });

  test("readiness follows what the server lets a handler subscribe to", async () => {
    const here = site(language);
    const ready = async (): Promise<number> => (await here.get("/readyz")).status;
    expect(await ready()).toBe(200);
    await here.server.reload({ users: [{ ...EVERYBODY, subscribe: { deny: ["autonats.stock.Take"] } }] });
    await until("it is not ready", async () => (await ready()) === 503);
    expect((await here.get("/readyz")).text).toContain("the handler of Stock does not serve\n");
    expect((await here.get("/livez")).status).toBe(200);
    await here.server.reload({ users: [EVERYBODY] });
    await until("it is ready again", async () => (await ready()) === 200);
  });

  test("readiness follows the handler out of its group, and back", async () => {
    const here = site(language);
    const ready = async (): Promise<number> => (await here.get("/readyz")).status;
    const connection = await connect({ servers: here.server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
    const others = ["other-1", "other-2"].map((instance) => new StockHandler(new Stock(), connection, { instance }));
    await Promise.all(others.map((other) => other.run()));
    const id = await otherInstance(connection, others);
    const client = new StockClient(connection, { retry: { attempts: 1 } });
    expect(await ready()).toBe(200);
    for (let made = 0; made < 20; made += 1) await client.spill({ instance: id }).catch(() => undefined);
    await until("it has left", async () => (await stateOf(connection, id)) === "ejected");
    expect(await ready()).toBe(503);
    expect((await here.get("/readyz")).text).toBe("the handler of Stock has left its group, as its calls failed\n");
    expect(await here.sum("autonats_server_ejected")).toBe(1);
    await until("it is ready again", async () => (await ready()) === 200);
    for (let made = 0; made < 3; made += 1) await client.take("tea", 1, { instance: id });
    expect(await stateOf(connection, id)).toBe("serving");
    expect(await here.sum("autonats_server_ejected")).toBe(0);
    expect(await here.sum("autonats_server_ejections_total", { autonats_service_name: "Stock" })).toBe(1);
    await Promise.all(others.map((other) => other.shutdown()));
    await connection.close();
  });

  test("readiness follows the connection and the shutdown, and liveness does not", async () => {
    const here = site(language);
    const ready = async (): Promise<number> => (await here.get("/readyz")).status;
    expect(await ready()).toBe(200);
    await here.server.kill();
    await until("it is not ready", async () => (await ready()) === 503);
    expect((await here.get("/readyz")).text).toContain("a connection to NATS is down\n");
    expect((await here.get("/livez")).status).toBe(200);
    await here.server.start();
    await until("it is ready again", async () => (await ready()) === 200);
    expect(await here.sum("autonats_nats_reconnects_total")).toBe(1);
    const connection = await connect({ servers: here.server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
    const client = new StockClient(connection);
    const controller = new AbortController();
    const call = client.hang({ timeoutMs: 30_000, signal: controller.signal }).catch(() => undefined);
    await until("it runs", async () => (await here.sum("autonats_server_call_active")) === 1);
    here.peer.drain();
    await until("it drains", async () => (await ready()) === 503);
    expect((await here.get("/readyz")).text).toBe("the handler of Stock does not serve\n");
    controller.abort();
    await call;
    await here.peer.line("drained");
    expect((await here.get("/readyz")).text).toBe("the handler of Stock has ended\n");
    await connection.close();
  });
});

/** The method that a client has called until it held calls back. */
const BUSY = "Stock/Hang";

/** Reports whether it is known how many calls went there, and how they ended: not where they went on until something happened. */
function isCounted(address: string | undefined): boolean {
  return address !== "busy.stock" && address !== "broken.stock";
}

/** The id of the instance that is not one of these. */
async function otherInstance(connection: NatsConnection, known: readonly StockHandler[]): Promise<string> {
  const answers: { readonly id: string }[] = [];
  for await (const answer of await connection.requestMany("$SRV.PING.Stock", "", { maxMessages: 3, maxWait: 10_000 }))
    answers.push(answer.json());
  return answers.find(({ id }) => known.every(({ instance }) => instance !== id))?.id ?? "";
}

/** What an instance says of itself. */
async function stateOf(connection: NatsConnection, id: string): Promise<string | undefined> {
  const stats = (await connection.request(`$SRV.STATS.Stock.${id}`)).json<{
    readonly endpoints: readonly { readonly data: { readonly state: string } }[];
  }>();
  return stats.endpoints[0]?.data.state;
}

/** What tells a series from others: Prometheus adds two labels, takes none that is empty, and has numbers as each format writes them. */
function seriesOf({ job: _job, instance: _instance, ...labels }: Readonly<Record<string, string>>): string {
  const given = Object.entries(labels).filter(([, value]) => value !== "");
  const known = given.map(([name, value]) => [name, name === "le" && value !== "+Inf" ? `${Number(value)}` : value]);
  return JSON.stringify(known.sort(([left = ""], [right = ""]) => (left < right ? -1 : 1)));
}
