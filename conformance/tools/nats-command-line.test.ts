import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../harness/src/build.js";
import { buildTools, type Tools } from "./support/build-tools.js";
import { type ServedCalls, serveCalls } from "./support/served-calls.js";

/** Milliseconds. Before the first run on a machine, hundreds of packages are compiled. */
const BUILD_TIMEOUT = 900_000;

const languages = ["typescript", "go"] as const;
const home = mkdtempSync(join(tmpdir(), "autonats-nats-"));
const served: ServedCalls[] = [];
let tools: Tools;

beforeAll(async () => {
  tools = await buildTools();
  await buildPrograms();
  for (const language of languages) served.push(await serveCalls(language, tools.nats, home));
}, BUILD_TIMEOUT);

afterAll(async () => {
  await Promise.all(served.map((service) => service.stop()));
  rmSync(home, { recursive: true, force: true });
});

describe("the command line of NATS prints the same of a service in either language", () => {
  test("service list", async () => {
    expect(await sameOfBoth("service", "list")).toMatch(
      /Call .* 0\.0\.0 .* one .* Every way in which a call may go\./u,
    );
    expect(await sameOfBoth("service", "list", "--json")).toContain('"name": "Call"');
  });

  test("service info", async () => {
    expect(await sameOfBoth("service", "info", "Call", "one")).toContain("Subject: autonats.call.Echo");
    expect(await sameOfBoth("service", "info", "Call", "one", "--json")).toContain('"autonats-kind": "oneWay"');
  });

  test("service ping", async () => {
    expect(await sameOfBoth("service", "ping", "Call")).toMatch(/^Call one .*rtt=TIME/u);
  });

  test("request", async () => {
    // The tab is the mark of a handler's reply, and white space to readers of JSON.
    expect(await sameOfBoth("request", "autonats.call.Add", '{"a":1,"b":2}', "--raw")).toMatch(/^\t3\s*$/u);
    expect(await sameOfBoth("request", "autonats.call.Nothing", "")).toContain("null");
    expect(await sameOfBoth("service", "request", "Call", "Add", '{"a":1,"b":2}')).toContain("3\n");
    const failure = await sameOfBoth("request", "autonats.call.Fail", '{"code":"NOT_FOUND","message":"gone"}');
    expect(failure).toContain("Nats-Service-Error-Code: 404");
    expect(failure).toContain("Nats-Service-Error: gone");
    const refusal = await sameOfBoth("request", "autonats.call.Add", '{"a":"1","b":2}');
    expect(refusal).toContain("Nats-Service-Error-Code: 400");
    expect(refusal).toContain('"path":"a"');
  });

  test("service stats", async () => {
    expect(await sameOfBoth("service", "stats", "Call", "one")).toContain("Call Service Statistics");
    const stats = JSON.parse(await sameOfBoth("service", "stats", "Call", "one", "--json")) as [
      { readonly endpoints: readonly Readonly<Record<string, unknown>>[] },
    ];
    const counts = stats[0].endpoints.map((endpoint) => [
      endpoint["name"],
      endpoint["num_requests"],
      endpoint["num_errors"],
    ]);
    expect(counts).toContainEqual(["Add", 3, 1]);
    expect(counts).toContainEqual(["Fail", 1, 1]);
    expect(counts).toContainEqual(["Echo", 0, 0]);
  });
});

test.each(["PING", "INFO", "STATS"])("the answers to %s are as their published schema has them", async (verb) => {
  const answers = await Promise.all(served.map(({ nats }) => nats("request", `$SRV.${verb}.Call.one`, "", "--raw")));
  expect(checkSchemas(answers)).toEqual(languages.map(() => ""));
});

test("an answer without its id is told from a good one", () => {
  const answer = { type: "io.nats.micro.v1.ping_response", name: "Call", version: "0.0.0", metadata: {} };
  expect(checkSchemas([JSON.stringify(answer)])).toEqual([expect.stringContaining("missing properties: 'id'")]);
});

async function sameOfBoth(...parameters: readonly string[]): Promise<string> {
  const [typescript = "", go] = await Promise.all(
    served.map(async ({ nats }) => withoutTimes(await nats(...parameters))),
  );
  expect(go).toBe(typescript);
  return typescript;
}

/** Puts a word in place of all that no two runs have the same, and the frames of tables that are as wide as that. */
function withoutTimes(text: string): string {
  return (
    text
      .replaceAll(/"started": "[^"]*"/gu, '"started": "TIME"')
      .replaceAll(/_time": \d+/gu, '_time": 0')
      .replaceAll(/\d\d:\d\d:\d\d/gu, "TIME")
      .replaceAll(/\b\d+(?:\.\d+)?(?:ns|µs|ms|s)\b/gu, "TIME")
      .replaceAll(/[─╭╮╰╯├┤┬┴┼]+/gu, "─")
      .replaceAll(/ +/gu, " ")
      // The command line prints headers in any order.
      .replaceAll(/(?:^TIME Nats-.*\n)+/gmu, (headers) => headers.split("\n").sort().join("\n"))
  );
}

function checkSchemas(documents: readonly string[]): readonly string[] {
  const input = documents.map((text) => JSON.stringify(JSON.parse(text))).join("\n");
  return execFileSync(tools.schemaCheck, { input, encoding: "utf8" }).split("\n").slice(0, documents.length);
}
