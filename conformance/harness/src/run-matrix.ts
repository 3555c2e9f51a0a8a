import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { connect } from "@nats-io/transport-node";
import type { Case } from "./case.js";
import { memoryLanguages, readCases } from "./groups.js";
import { applyKnownFailures, readKnownFailures } from "./known-failures.js";
import { missingResults } from "./missing-results.js";
import {
  nameOfMemoryPair,
  nameOfPair,
  type Pair,
  PROGRAMS,
  readLanguages,
  startMemoryPair,
  startPair,
  stopPair,
} from "./pair.js";
import { password, printAuthorization } from "./permissions.js";
import { type Result, show } from "./result.js";
import { runCase } from "./run-case.js";
import { runVector } from "./run-vector.js";
import { type Selection, selectAll } from "./selection.js";
import { readVectors, type Vector } from "./vector.js";
import { LEFT_OUT } from "./vector-check.js";
import { natsWire } from "./wire.js";

const ENOUGH_FAILURES = 10;

/** Runs vectors and cases, all unless told otherwise, in pairs of languages against one NATS server, which lets them do what their generated permissions allow. */
export async function runMatrix(selection: Selection = selectAll()): Promise<readonly Result[]> {
  const extraConfiguration = printAuthorization();
  await using server = await startNatsServer({ maxPayload: 8 * 1024 * 1024, extraConfiguration });
  const user = { user: "kit", pass: password };
  const nats = await connect({ servers: server.url, ...user, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
  const results: Result[] = [];
  const run = async (name: string, start: () => Pair | Promise<Pair>): Promise<void> => {
    if (!selection.pairs.includes(name)) return;
    const pair = await start();
    let ends: readonly Result[] = [];
    try {
      results.push(...(await runPair(pair, server, selection)));
    } finally {
      ends = await stopPair(pair);
    }
    if (selection.groups.includes(PROGRAMS)) results.push(...ends);
  };
  try {
    const languages = Object.keys(readLanguages());
    for (const from of languages) {
      for (const to of languages) {
        await run(nameOfPair(from, to), () => startPair(from, to, natsWire(nats), server.port));
      }
    }
    for (const language of memoryLanguages()) {
      await run(nameOfMemoryPair(language), () => startMemoryPair(language));
    }
  } finally {
    await nats.close();
  }
  return applyKnownFailures([...results, ...missingResults(results, selection)], readKnownFailures(), selection);
}

async function runPair(pair: Pair, server: NatsServer, { groups }: Selection): Promise<readonly Result[]> {
  const check = newCheck();
  const vectors = [...readVectors()].filter(([group]) => groups.includes(group));
  const cases = [...readCases()].filter(([group]) => groups.includes(group));
  return [...(await runVectors(pair, check, vectors)), ...(await runCases(pair, server, check, cases))];
}

/** What is known of a result before its check is made. */
type Named = Pick<Result, "pair" | "group" | "name">;

type Check = (named: Named, work: () => Promise<Omit<Result, keyof Named>>) => Promise<Result>;

/** Returns what creates the checks of a pair. After many failures it only says so of the others: each takes its time, and enough is known. */
function newCheck(): Check {
  let failures = 0;
  return async (named, work) => {
    if (failures >= ENOUGH_FAILURES) return { ...named, difference: "was not checked, because so much else fails" };
    const came = await work();
    if (came.difference !== undefined) failures += 1;
    return { ...named, ...came };
  };
}

async function runCases(
  pair: Pair,
  server: NatsServer,
  check: Check,
  groups: readonly (readonly [string, readonly Case[]])[],
): Promise<readonly Result[]> {
  const all = groups.flatMap(([group, cases]) => cases.map((one) => ({ group, one })));
  const run = ({ group, one }: { readonly group: string; readonly one: Case }): Promise<Result> =>
    check({ pair: pair.name, group, name: one.name }, async () => {
      const wire = pair.links === undefined ? "memory" : "nats";
      if ((wireOf(one) ?? wire) !== wire) return { leftOut: true };
      const difference = await runCase(pair, server, one);
      return difference === undefined ? {} : { difference };
    });
  const together = all.filter(({ one }) => one.alone !== true);
  const alone = all.filter(({ one }) => one.alone === true);
  // Whoever breaks the server comes last: the client takes its time to find the next one.
  const [breaking, others] = [alone.filter(breaksServer), alone.filter((each) => !breaksServer(each))];
  return [...(await eachOf(together, 4, run)), ...(await eachOf([...others, ...breaking], 1, run))];
}

/** What a case does that takes a real NATS server, and a connection to it. */
const REAL_STEPS = ["server", "cut", "mend", "stall", "flow", "back"];

function wireOf({ only, steps }: Case): Case["only"] {
  return steps.some((step) => REAL_STEPS.some((what) => what in step)) ? "nats" : only;
}

function breaksServer({ one }: { readonly one: Case }): boolean {
  return one.steps.some((step) => "server" in step || "cut" in step);
}

async function runVectors(
  pair: Pair,
  check: Check,
  groups: readonly (readonly [string, readonly Vector[]])[],
): Promise<readonly Result[]> {
  const prefix = pair.newPrefix();
  const started = await pair.server.send({ do: "start", name: "values", service: "value", prefix, instance: "values" })
    .answer;
  if (started.broken !== undefined) throw new Error(started.broken);
  const work = groups.flatMap(([group, vectors]) => vectors.map((vector) => ({ group, vector })));
  return eachOf(work, 16, ({ group, vector }) =>
    check({ pair: pair.name, group, name: vector.id }, async () => {
      const came = await runVector(pair, prefix, vector).catch((error: unknown) =>
        error instanceof Error ? error.message : show(error),
      );
      return came === undefined ? {} : came === LEFT_OUT ? { leftOut: true } : { difference: came };
    }),
  );
}

/** Calls a function for each element, a limited number at a time, and returns the results in order. */
export async function eachOf<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
