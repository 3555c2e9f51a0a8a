import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const foreign = /opentelemetry|prom-client|prometheus/;

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** All packages that one is installed with. */
function treeOf(name: string, packages: Readonly<Record<string, Locked>>): ReadonlySet<string> {
  const tree = new Set<string>();
  const visit = (path: string): void => {
    const { dependencies, peerDependencies } = packages[path] ?? {};
    for (const each of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (tree.has(each)) continue;
      tree.add(each);
      visit(`node_modules/${each}`);
    }
  };
  visit(name);
  return tree;
}

test("a service in TypeScript has nothing of OpenTelemetry or Prometheus in its tree", () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const tree = treeOf("packages/runtime", packages);
  expect(tree).toContain("@nats-io/nats-core");
  expect([...tree].filter((name) => foreign.test(name))).toEqual([]);
  expect(treeOf("packages/opentelemetry", packages)).toContain("@opentelemetry/api");
  expect([...treeOf("packages/opentelemetry", packages)].filter((name) => name.startsWith("@opentelemetry/"))).toEqual([
    "@opentelemetry/api",
  ]);
});

test("nor has one in Go", async () => {
  const { findGo } = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
  const list = (...parameters: string[]): string =>
    spawnSync(findGo(), ["list", ...parameters], { cwd: `${root}examples/shop`, encoding: "utf8" }).stdout;
  const packages = list("-deps", "./...");
  expect(packages).toContain("github.com/zyra/autonats/go/codegenv1");
  expect(packages).not.toMatch(foreign);
  expect(list("-m", "all")).not.toMatch(foreign);
});

test("code that was generated without tracing names none of it", () => {
  const client = readFileSync(`${root}examples/shop/src/stock/stock.gen.ts`, "utf8");
  expect(client).not.toMatch(foreign);
});
