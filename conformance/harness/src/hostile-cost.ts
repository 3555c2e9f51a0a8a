import { readFileSync } from "node:fs";
import { startNatsServer } from "@autonats/testing/nats-server";
import { connect } from "@nats-io/transport-node";
import { readLanguages, startPair, stopPair } from "./pair.js";
import { natsWire, request, type Wire } from "./wire.js";

/*
 * Measures what one message of a mebibyte costs a handler: the time from request to reply, how long small calls wait because of it,
 * and memory:
 * `node conformance/dist/harness/src/hostile-cost.js`. The figures of docs/protocol.md, section 12, are from here.
 */
const SIZE = 1024 * 1024 - 200;
const ROUNDS = 7;

interface Message {
  readonly body: Buffer;
  readonly head?: Buffer;
}

/** Repeats something until the message is as large as it may be. */
function fill(start: string, unit: (index: number) => string, end: string): Buffer {
  const parts = [start];
  for (let length = start.length + end.length, index = 0; ; index += 1) {
    const next = unit(index);
    if (length + next.length > SIZE) break;
    parts.push(next);
    length += next.length;
  }
  return Buffer.from(parts.join("") + end);
}

function list(unit: (index: number) => string): Message {
  return { body: fill('{"text":"x","more":[0', (index) => `,${unit(index)}`, "]}") };
}

const SMALL: Message = { body: Buffer.from('{"text":"x"}') };

const messages: Readonly<Record<string, Message>> = {
  "one long text": { body: fill('{"text":"x","more":"', () => "x".repeat(1000), '"}') },
  "a list of numbers": list(() => "0"),
  "a list of empty objects": list(() => "{}"),
  "lists 60 levels deep": list(() => "[".repeat(60) + "]".repeat(60)),
  "an object of keys": {
    body: fill('{"text":"x","more":{"_":0', (index) => `,"${index.toString(36)}":0`, "}}"),
  },
  "objects with other keys each": list((index) => `{"${index.toString(36)}":0}`),
  "an object of escaped keys": {
    body: fill('{"text":"x","more":{"_":0', (index) => `,"\\u0061${index.toString(36)}":0`, "}}"),
  },
  "a key twice, at the end": {
    body: fill('{"text":"x","more":{"_":0', (index) => `,"${index.toString(36)}":0`, ',"_":0}}'),
  },
  "headers of different names": {
    body: Buffer.from('{"text":"x"}'),
    head: fill("NATS/1.0\r\n", (index) => `n${index.toString(36)}: \r\n`, "\r\n"),
  },
};

/** Bytes that a process holds, and the most that it has held; 0 where the system does not say. */
function memoryOf(pid: number | undefined): number {
  try {
    const [, kibibytes = "0"] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return 0;
  }
}

/** What a message costs: until its reply is there, and the longest that a small call has to wait meanwhile; in milliseconds. */
interface Cost {
  readonly ownMs: number;
  readonly othersMs: number;
}

async function costOf(wire: Wire, subject: string, message: Message): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    let ownMs = 0;
    const own = request(wire, subject, message, 60_000).then(() => {
      ownMs = performance.now() - began;
    });
    let othersMs = 0;
    while (ownMs === 0) {
      const sentAt = performance.now();
      await request(wire, subject, SMALL, 60_000);
      othersMs = Math.max(othersMs, performance.now() - sentAt);
    }
    await own;
    costs.push({ ownMs, othersMs });
  }
  return { ownMs: median(costs.map((cost) => cost.ownMs)), othersMs: median(costs.map((cost) => cost.othersMs)) };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

await using server = await startNatsServer({ maxPayload: SIZE + 200 });
const nats = await connect({ servers: server.url });
const wire = natsWire(nats);
for (const language of Object.keys(readLanguages())) {
  const pair = await startPair(language, language, wire, server.port);
  const prefix = pair.newPrefix();
  await pair.server.send({ do: "start", name: "a", service: "call", prefix, instance: `cost_${language}` }).answer;
  const subject = `${prefix}.call.Echo`;
  await costOf(wire, subject, SMALL);
  for (const [name, message] of Object.entries(messages)) {
    const before = memoryOf(pair.server.pid);
    const { ownMs, othersMs } = await costOf(wire, subject, message);
    const more = Math.max(0, memoryOf(pair.server.pid) - before) / 1024 / 1024;
    const times = `${ownMs.toFixed(0).padStart(5)} ms, others wait ${othersMs.toFixed(0).padStart(4)} ms`;
    console.log(`${language.padEnd(12)} ${name.padEnd(28)} ${times}  +${more.toFixed(0)} MiB`);
  }
  await stopPair(pair);
}
await nats.close();
