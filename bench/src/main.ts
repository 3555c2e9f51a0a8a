import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startNatsServer } from "@autonats/testing/nats-server";
import { connect } from "@nats-io/transport-node";
import { cells as allCells, cellName } from "./cells.js";
import { contenders } from "./contenders.js";
import { type Measurement, measure, type RunningContender, startContender } from "./measure.js";
import { formatResults, type Results } from "./report.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    only: { type: "string", multiple: true, default: [""] },
    cells: { type: "string", default: "" },
    seconds: { type: "string", default: "2" },
    page: { type: "string", default: "calls" },
    out: { type: "string", default: fileURLToPath(new URL("../results", import.meta.url)) },
  },
});
const rounds = Number(values.rounds);
const cells = allCells.filter((cell) => cellName(cell).startsWith(values.cells));
const secondsPerWindow = Number(values.seconds);
const loadBefore = loadavg()[0] ?? Number.NaN;

await using server = await startNatsServer();
const running: RunningContender[] = [];
try {
  const asked = contenders.filter(({ name }) => values.only.some((only) => name.startsWith(only)));
  const chosen = contenders.filter((each) => asked.some(({ name, baseline }) => [name, baseline].includes(each.name)));
  for (const contender of chosen) running.push(await startContender(contender, server.url));
  const measured = new Map(running.map((each) => [each, cells.map((): Measurement[] => [])]));
  // The first round warms the processes up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    console.error(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
    for (const [index, cell] of cells.entries()) {
      for (const each of round % 2 === 0 ? running : running.toReversed()) {
        const measurement = await measure(each, server.pid ?? 0, cell, secondsPerWindow * 1000);
        if (round > 0) measured.get(each)?.[index]?.push(measurement);
      }
    }
  }
  write({
    node: process.version,
    natsServer: await serverVersion(),
    processors: availableParallelism(),
    processorModel: cpus()[0]?.model ?? "unknown",
    loadBefore,
    secondsPerWindow,
    series: running.flatMap((each) =>
      cells.map((cell, index) => ({
        contender: each.contender.name,
        cell,
        rounds: measured.get(each)?.[index] ?? [],
      })),
    ),
  });
} finally {
  await Promise.all(running.flatMap(({ client, handler }) => [client.stop(), handler.stop()]));
}

async function serverVersion(): Promise<string> {
  const connection = await connect({ servers: server.url });
  const version = connection.info?.version ?? "unknown";
  await connection.close();
  return version;
}

function write(results: Results): void {
  const text = formatResults(results);
  mkdirSync(values.out, { recursive: true });
  writeFileSync(`${values.out}/${values.page}.json`, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(
    `${values.out}/${values.page}.md`,
    `# ${values.page[0]?.toUpperCase()}${values.page.slice(1)}\n\n${text}`,
  );
  console.log(text);
}
