import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { connect } from "@autonats/runtime/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildPeers } from "../harness/build.js";
import { checkRules, evaluate, type Scrape } from "../harness/promcheck.js";
import { EVERYBODY, Site } from "../harness/site.js";
import { StockClient } from "../service/shop.gen.js";

const root = new URL("../../", import.meta.url);
const scripts = (name: string) => import(fileURLToPath(new URL(`scripts/${name}.mjs`, root)));
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

const dashboard = JSON.parse(read("observability/dashboard.json")) as Dashboard;
const rules = parse(read("observability/alerts.yaml")) as {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
};
const names = new Map(
  (JSON.parse(read("telemetry/metrics.json")) as { metrics: { id: string; prometheus: string }[] }).metrics.map(
    ({ id, prometheus }) => [id, prometheus],
  ),
);

/** What both languages said, twice in a minute of Prometheus, with calls of all kinds before each. */
const scrapes: Scrape[] = [];
const NOW = 1_800_000_000;

beforeAll(async () => {
  await buildPeers();
  const sites = await Promise.all(
    (["typescript", "go"] as const).map(async (language) => ({ language, site: await Site.start(language) })),
  );
  for (const { language, site } of sites) {
    const connection = await connect({ servers: site.server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
    const client = new StockClient(connection);
    for (const at of [NOW - 60, NOW]) {
      await Promise.all(Array.from({ length: 4 }, () => client.hang({ timeoutMs: 300 }).catch(() => undefined)));
      await client.spill().catch(() => undefined);
      const { text, type } = await site.get("/metrics");
      scrapes.push({ instance: language, at, contentType: type, text });
    }
    await connection.close();
  }
  await Promise.all(sites.map(({ site }) => site.stop()));
});

afterAll(() => {
  scrapes.length = 0;
});

test("the files are what would be written now", async () => {
  const { observabilityFiles } = (await scripts("observability")) as { observabilityFiles: Record<string, string> };
  for (const [path, content] of Object.entries(observabilityFiles)) {
    expect(read(path), `${path}: run node scripts/observability.mjs`).toBe(content);
  }
});

test("the page names all attributes and alerts that there are, and no others", async () => {
  const page = read("docs/observability.md");
  const attributes = (await import("../../packages/opentelemetry/src/names.js")) as Readonly<Record<string, string>>;
  const isAttribute = ([id]: [string, string]): boolean => !["SCHEMA_URL", "SCOPE", "VERSION", "SYSTEM"].includes(id);
  const wanted = Object.entries(attributes)
    .filter(isAttribute)
    .map(([, name]) => name);
  const [, table = ""] = page.split("| attribute | on | |");
  const rows = table.split("\n\n")[0] ?? "";
  const named = rows
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(wanted.sort());
  const alerts = rules.groups.flatMap((group) => group.rules.map(({ alert }) => alert));
  expect([...page.matchAll(/^\| `(Autonats\w+)` \|/gm)].map(([, alert]) => alert)).toEqual(alerts);
});

test("every metric is on the dashboard", () => {
  const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join("\n");
  expect([...names.values()].filter((name) => !queries.includes(name))).toEqual([]);
});

test("Prometheus takes the rules", async () => {
  await checkRules(fileURLToPath(new URL("observability/alerts.yaml", root)));
});

describe("in Prometheus", () => {
  test("each query of the dashboard returns something", async () => {
    const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    await expectData(queries.map((query) => query.replaceAll("$__rate_interval", "5m")));
  });

  test("each alert has something to compare, and those fire that should", async () => {
    const { alertsOf } = (await scripts("observability/rules")) as {
      alertsOf: (names: unknown) => { alert: string; query: string }[];
    };
    await expectData(alertsOf(Object.fromEntries(names)).map(({ query }) => query));
    const expressions = rules.groups.flatMap((group) => group.rules);
    const answers = await evaluate(
      scrapes,
      expressions.map(({ expr }) => expr),
      NOW,
    );
    const firing = expressions.filter(({ expr }) => (answers[expr]?.length ?? 0) > 0).map(({ alert }) => alert);
    // Stock spills and hangs; it is served, and both of its connections are up.
    expect(firing).toEqual(expect.arrayContaining(["AutonatsHandlerErrors", "AutonatsCallsRefused"]));
    expect(firing).not.toContain("AutonatsDisconnected");
  });

  test("what scales a service is there", async () => {
    const keda = parse(read("observability/kubernetes/keda.yaml")) as {
      spec: { triggers: { metadata: { query: string; threshold: string } }[] };
    };
    const hpa = parse(read("observability/kubernetes/hpa.yaml")) as {
      apiVersion: string;
      spec: { metrics: { pods: { metric: { name: string } } }[] };
    };
    const adapter = parse(read("observability/kubernetes/prometheus-adapter.yaml")) as {
      rules: { custom: { seriesQuery: string; name: { as: string } }[] };
    };
    const [trigger] = keda.spec.triggers;
    await expectData([trigger?.metadata.query ?? ""]);
    expect(hpa.apiVersion).toBe("autoscaling/v2");
    const demand = names.get("serverDemand");
    expect(hpa.spec.metrics[0]?.pods.metric.name).toBe(demand);
    expect(adapter.rules.custom[0]?.name.as).toBe(demand);
    expect(adapter.rules.custom[0]?.seriesQuery).toContain(`${demand}{`);
  });
});

/** Expects that each query returns series of a number. */
async function expectData(queries: readonly string[]): Promise<void> {
  const answers = await evaluate(scrapes, queries, NOW);
  expect(queries.filter((query) => (answers[query]?.length ?? 0) === 0)).toEqual([]);
}
