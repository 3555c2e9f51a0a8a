import { readFileSync } from "node:fs";
import { createChance, createMemoryNetwork, installVirtualTime } from "@autonats/testing";
import { expect, onTestFinished, test } from "vitest";
import { Shelves } from "../src/stock/shelves.js";
import { StockClient, StockHandler } from "../src/stock/stock.gen.js";

/** The code of a page in one language, each line without the space around it. */
function codeOf(page: string, language: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gmsu"))].map(([, code = ""]) =>
    linesOf(code),
  );
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}

test("the page on tests tells what is so", async () => {
  const time = installVirtualTime();
  onTestFinished(() => time.uninstall());

  const network = createMemoryNetwork({ seed: 42 });
  const handler = new StockHandler(new Shelves({ tea: 3 }), network.connect({ name: "stock-1" }));
  await time.until(handler.run());
  const stock = new StockClient(network.connect({ name: "web" }));
  expect(await time.until(stock.level("tea"))).toBe(3);

  const call = stock.recount("A", 100, { timeoutMs: 500 }).catch((error) => error.code); // it would take a second
  expect(await time.until(call)).toBe("DEADLINE_EXCEEDED");
  await time.advance(60_000); // a minute, at once

  network.faults(
    { to: "stock-1", subject: "autonats.stock.Reserve", drop: 1 }, // these requests are lost
    { delay: { minMs: 1, maxMs: 20 }, reorder: true, duplicateReplies: 0.1 }, // and all other messages are late
  );
  const reserved = stock.reserve([{ sku: "tea", quantity: 1 }]).catch((error) => error.outcome);
  expect(await time.until(reserved)).toBe("UNKNOWN_OUTCOME"); // the caller cannot know
  expect(await time.until(stock.level("tea"))).toBe(3);
  network.faults(); // nothing happens any more

  network.link("stock-1").kill();
  const gone = stock.level("tea").catch((error) => error.reason);
  expect(await time.until(gone)).toBe("NO_RESPONDERS");

  const chance = createChance(network.seed, "calls");
  for (let call = 0; call < 20; call += 1) {
    const pause = time.advance(chance() * 100);
    stock.level(chance() < 0.5 ? "tea" : "coffee").catch(() => undefined);
    await pause;
  }
});

test.each([
  ["ts", "./faults.test.ts"],
  ["go", "../../../go/example_faults_test.go"],
])("the page on tests has the code that runs, in %s", (language, file) => {
  const run = linesOf(readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");
  const blocks = codeOf("testing.md", language);
  expect(blocks.length).toBeGreaterThan(0);
  for (const lines of blocks) expect(run).toContain(lines.join("\n"));
});
