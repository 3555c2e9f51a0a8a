import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { kubernetesHpaBackend, type Route } from "@autonats/backend-kubernetes-hpa";
import type { Model } from "@autonats/model";
import { connect } from "@autonats/runtime/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildPeers } from "../harness/build.js";
import { checkRules, Prometheus } from "../harness/prometheus.js";
import { EVERYBODY, Site, until } from "../harness/site.js";
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

let sites: readonly Site[] = [];
let prometheus: Prometheus;
let load: Promise<void> = Promise.resolve();
let isOver = false;

/** A server scrapes processes of both languages, with calls of all kinds all the time. */
beforeAll(async () => {
  await buildPeers();
  sites = await Promise.all((["typescript", "go"] as const).map((language) => Site.start(language)));
  const [typescript, go] = sites.map(({ port }) => `127.0.0.1:${port}`);
  prometheus = await Prometheus.start({ typescript: `${typescript}`, go: `${go}` }, [
    fileURLToPath(new URL("observability/alerts.yaml", root)),
  ]);
  load = Promise.all(sites.map(makeCalls)).then(() => undefined);
});

afterAll(async () => {
  isOver = true;
  await load;
  await prometheus?.stop();
  await Promise.all(sites.map((site) => site.stop()));
});

/** Calls methods until the tests are over: some calls hang, some are refused, and some fail. */
async function makeCalls({ server }: Site): Promise<void> {
  const connection = await connect({ servers: server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
  // What is refused is not made again.
  const client = new StockClient(connection, { retry: { attempts: 1 }, throttle: false });
  while (!isOver) {
    await Promise.all(Array.from({ length: 4 }, () => client.hang({ timeoutMs: 300 }).catch(() => undefined)));
    await client.spill().catch(() => undefined);
  }
  await connection.close();
}

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

describe("in a Prometheus server", () => {
  test("processes of both languages are scraped", async () => {
    expect((await prometheus.targets()).toSorted((left, right) => (left.instance < right.instance ? -1 : 1))).toEqual([
      { instance: "go", health: "up", lastError: "" },
      { instance: "typescript", health: "up", lastError: "" },
    ]);
  });

  test("each query of the dashboard returns something", async () => {
    const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    await expectData(queries.map((query) => query.replaceAll("$__rate_interval", "5m")));
  });

  test("each alert has something to compare", async () => {
    const { alertsOf } = (await scripts("observability/rules")) as {
      alertsOf: (names: unknown) => { alert: string; query: string }[];
    };
    await expectData(alertsOf(Object.fromEntries(names)).map(({ query }) => query));
  });

  test("alerts are evaluated, and those are raised that should be", async () => {
    const raised = async (): Promise<readonly string[]> =>
      (await prometheus.rules()).filter(({ state }) => state !== "inactive").map(({ name }) => name);
    // Stock spills and hangs, and refuses what it has no room for.
    const wanted = ["AutonatsHandlerErrors", "AutonatsCallsRefused"];
    await until("they are", async () => {
      const names = await raised();
      return wanted.every((name) => names.includes(name));
    });
    const all = await prometheus.rules();
    expect(all.map(({ name, health }) => `${name} ${health}`)).toEqual(
      rules.groups.flatMap((group) => group.rules.map(({ alert }) => `${alert} ok`)),
    );
    // It is served, and all connections are up.
    expect(await raised()).not.toContain("AutonatsDisconnected");
  });

  test("what scales a service asks for something that is there", async () => {
    const adapter = parse(read("observability/kubernetes/prometheus-adapter.yaml")) as {
      rules: Record<"custom" | "external", { seriesQuery: string; name: { as: string } }[]>;
    };
    const demand = names.get("serverDemand");
    for (const rule of [...adapter.rules.custom, ...adapter.rules.external]) {
      expect(rule.name.as).toBe(demand);
      expect(rule.seriesQuery).toContain(`${demand}{`);
    }
    const model = { services: [{ ...STOCK, methods: [{ concurrency: 5 }] }] } as unknown as Model;
    const settings = { reservePercent: 30, minReplicas: 1, maxReplicas: 2, prometheus: "http://prometheus" };
    const manifestOf = (route: Route): unknown => {
      const { files } = kubernetesHpaBackend.generate(model, { ...settings, route, out: "kubernetes" });
      return parse(files[0]?.content ?? "");
    };
    const keda = manifestOf("keda") as { spec: { triggers: { metadata: { query: string } }[] } };
    await expectData(keda.spec.triggers.map(({ metadata }) => metadata.query));
    for (const route of ["custom-metrics", "external-metrics"] as const) {
      const hpa = manifestOf(route) as { spec: { metrics: Record<string, { metric?: Asked }>[] } };
      const [asked] = hpa.spec.metrics.flatMap((each) => Object.values(each)).flatMap(({ metric }) => metric ?? []);
      const matchers = Object.entries(asked?.selector.matchLabels ?? {}).map(([name, value]) => `${name}="${value}"`);
      await expectData([`${asked?.name}{${matchers.join()}}`]);
    }
  });
});

const STOCK = { name: "Stock", subject: "stock", source: { file: "shop.ts" } };

/** What an autoscaler asks a metrics API for. */
interface Asked {
  readonly name: string;
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
}

/** Waits until each query returns series. */
async function expectData(queries: readonly string[]): Promise<void> {
  for (const query of queries) await until(query, async () => (await prometheus.query(query)).length > 0);
}
