import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { test } from "vitest";
import { readBlocks } from "../../test/support/document.js";
import { Shell } from "../../test/support/shell.js";
import { root } from "../harness/build.js";
import { freePort } from "../harness/free-port.js";
import { findPrometheus } from "../harness/prometheus.js";
import { until } from "../harness/site.js";

test("the first ten minutes of docs/observability.md work as they are written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "autonats-observe-"));
  const { prometheus } = await findPrometheus();
  const environment = {
    ...process.env,
    PATH: `${dirname(prometheus)}${delimiter}${process.env["PATH"]}`,
    NODE_OPTIONS: "",
  };
  const [inClone, inFolder] = [new Shell(root, environment), new Shell(folder, environment)];
  let page = readFileSync(`${root}docs/observability.md`, "utf8");
  const ports = { "9464": await freePort(), "9465": await freePort(), "9090": await freePort() };
  for (const [written, free] of Object.entries(ports)) page = page.replaceAll(written, `${free}`);
  // The page does not name the ports, which are the usual ones.
  page = page.replace("npm run observe", `npm run observe -- --typescript ${ports["9464"]} --go ${ports["9465"]}`);
  try {
    for (const [index, block] of readBlocks(page, "The first ten minutes").entries()) {
      const lines = (block.output ?? "").split("\n").filter((line) => line !== "");
      const shell = index === 0 ? inClone : inFolder;
      if (block.file !== undefined) {
        writeFileSync(join(folder, block.file), block.text);
      } else if (block.words.includes("background")) {
        await shell.start(block.text, lines);
      } else {
        await until(`it prints ${lines.join(" ")}`, async () => {
          const printed = await shell.run(block.text);
          return lines.every((line) => printed.includes(line));
        });
      }
    }
  } finally {
    await inFolder.stop();
    await inClone.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
