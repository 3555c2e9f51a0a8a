import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const scenarios = fileURLToPath(new URL("../../../../scenarios/", import.meta.url));
const pages = readdirSync(scenarios, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\/output\/markdown\/.*\.service\.md$/u.test(path));

test("there are pages of scenarios", () => expect(pages.length).toBeGreaterThan(50));

test.each(pages)("the links and tables of %s are whole", (path) => {
  const text = readFileSync(`${scenarios}${path}`, "utf8");
  const anchors = [...text.matchAll(/<a id="([^"]+)"><\/a>/gu)].map(([, id]) => id);
  expect(new Set(anchors).size).toBe(anchors.length);
  for (const [, target] of text.matchAll(/\]\(#([^)]+)\)/gu)) expect(anchors).toContain(target);
  for (const rows of text.matchAll(/(?:^\|.*\|\n)+/gmu)) {
    const widths = rows[0]
      .trimEnd()
      .split("\n")
      .map((row) => row.replace(/\\\|/gu, "").split("|").length);
    expect(new Set(widths).size, rows[0]).toBe(1);
  }
});
