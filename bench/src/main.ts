import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startNatsServer } from "@autonats/testing/nats-server";
import { connect } from "@nats-io/transport-node";
import { cells as allCells, cellName } from "./cells.js";
import { type Contender, contenders } from "./contenders.js";
import { type Measurement, measure, type RunningContender, startContender } from "./measure.js";
import { formatResults, type Results } from "./report.js";

const WARM_IN_FLIGHT = 64;
const WARM_MS = 1000;

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
const asked = contenders.filter(({ name }) => values.only.some((only) => name.startsWith(only)));
const chosen = contenders.filter((each) => asked.some(({ name, baseline }) => [name, baseline].includes(each.name)));
const measured = new Map(chosen.map((each) => [each, cells.map((): Measurement[] => [])]));
for (let round = 1; round <= rounds; round += 1) {
  console.error(`round ${round} of ${rounds}`);
  await measureRound(round % 2 === 0 ? chosen : chosen.toReversed());
}
write({
  node: process.version,
  natsServer: await serverVersion(),
  processors: availableParallelism(),
  processorModel: cpus()[0]?.model ?? "unknown",
  loadBefore,
  secondsPerWindow,
  series: chosen.flatMap((contender) =>
    cells.map((cell, index) => ({ contender: contender.name, cell, rounds: measured.get(contender)?.[index] ?? [] })),
  ),
});

/** Measures all contenders once, in processes of their own: how fast a process is depends on its luck, by some percent. */
async function measureRound(order: readonly Contender[]): Promise<void> {
  const running: RunningContender[] = [];
  try {
    for (const contender of order) running.push(await startContender(contender, server.url));
    for (const each of running) await warmUp(each);
    for (const [index, cell] of cells.entries()) {
      for (const each of running) {
        const measurement = await measure(each, server.pid ?? 0, cell, secondsPerWindow * 1000);
        measured.get(each.contender)?.[index]?.push(measurement);
      }
    }
  } finally {
    await Promise.all(running.flatMap(({ client, handler }) => [client.stop(), handler.stop()]));
  }
}

/** Lets compilers see the code of each size at work. */
async function warmUp(contender: RunningContender): Promise<void> {
  for (const size of new Set(cells.map((cell) => cell.size))) {
    await measure(contender, server.pid ?? 0, { size, inFlight: WARM_IN_FLIGHT }, WARM_MS);
  }
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
