import { readFileSync, writeFileSync } from "node:fs";
import { createChance, createMemoryNetwork } from "@autonats/testing";
import { describe, expect, test } from "vitest";
import { type Connection, linkOf } from "../../../src/link/connection.js";
import { cleanUpAfterEach } from "../../support/cleanup.js";
import { openConnection } from "../../support/servers.js";
import { play } from "./play.js";
import { LINKS, makeScript, type Trace } from "./script.js";

cleanUpAfterEach();

const file = new URL("../../../../../conformance/traces/link.jsonl", import.meta.url);
const SCRIPTS = 200;

function recorded(): readonly Trace[] {
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Trace);
}

async function linksOf(connect: () => Promise<Connection>): Promise<ReturnType<typeof linkOf>[]> {
  const links = [];
  for (let count = 0; count < LINKS; count += 1) links.push(linkOf(await connect()));
  return links;
}

/** Both are run on what was recorded of a real server; `AUTONATS_UPDATE=1` records it again. */
describe("what a script of a link makes happen", () => {
  test("on a real server is what was recorded", async () => {
    const links = await linksOf(() => openConnection());
    if (process.env["AUTONATS_UPDATE"] !== undefined) {
      const lines: string[] = [];
      for (let script = 1; script <= SCRIPTS; script += 1) {
        const steps = makeScript(`t${script}`, createChance(script, "script"), script % 20 === 0);
        lines.push(JSON.stringify(await play(links, steps)));
      }
      writeFileSync(file, `${lines.join("\n")}\n`);
    }
    for (const trace of recorded()) expect(await play(links, trace.steps)).toEqual(trace);
    expect(recorded()).toHaveLength(SCRIPTS);
  });

  test("in memory is the same", async () => {
    const network = createMemoryNetwork();
    const links = await linksOf(async () => network.connect());
    for (const trace of recorded()) expect(await play(links, trace.steps)).toEqual(trace);
  });
});
