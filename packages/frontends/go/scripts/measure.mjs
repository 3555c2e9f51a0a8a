import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { createDiskHost } from "@autonats/model/node";
import { createGoFrontend } from "../dist/index.js";

// How long the built frontend takes for all Go files below a directory: `node scripts/measure.mjs <directory> [rounds]`.
const [directory = ".", rounds = "5"] = process.argv.slice(2);
const root = resolve(directory).replaceAll("\\", "/");
const host = createDiskHost();
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".go"))
  .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"));
const size = files.reduce((sum, path) => sum + (host.readFile(path)?.length ?? 0), 0);

for (let round = 0; round < Number(rounds); round++) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { source, diagnostics } = await createGoFrontend({ environment: process.env }).parse({ root, files, host });
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${files.length} files, ${(size / 1e6).toFixed(2)} MB, ${source.services.length} services, ${diagnostics.length} diagnostics: ` +
      `${(performance.now() - start).toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of CPU`,
  );
}
