import type { NatsConnection } from "@autonats/runtime";
import { type ConnectOptions, connect } from "@autonats/runtime/node";
import { WorkClient, WorkHandler } from "../../service/work.gen.js";
import { call } from "./calls.js";
import { setClock } from "./clock.js";
import { describe } from "./describe.js";
import { answerCommands, type Command } from "./lines.js";
import { runBurst, runLoad, runPace } from "./load.js";
import { publish } from "./publish.js";
import { Refusals } from "./refusals.js";
import { readResources } from "./resources.js";
import { Worker } from "./worker.js";

/** A handler and a client, which do what the harness says on standard input. */
let opened: NatsConnection | undefined;
const handlers: WorkHandler[] = [];
const clients = new Map<string, WorkClient>();
let round = 0;
let isBroken = false;
const refusals = new Refusals();

await answerCommands(async (command) => {
  switch (command.do) {
    case "connect":
      return report(async () => {
        opened = await connect(command["options"] as ConnectOptions);
      });
    case "serve":
      return report(() => serve(command));
    case "shutdown":
      return report(() => Promise.all(handlers.splice(0).map((handler) => handler.shutdown())));
    case "call":
      return report(() => call(clientOf(command), command));
    case "burst":
      return { value: await burst(command) };
    case "load":
      return { value: await load(command) };
    case "pace":
      return { value: await pace(command) };
    case "break":
      isBroken = command["isBroken"] === true;
      return { value: null };
    case "clock":
      setClock(command["milliseconds"] as number);
      return { value: null };
    case "refusals":
      return { value: refusals.report() };
    case "resources":
      return { value: readResources() };
    case "end":
      round += 1;
      return { value: null };
    default:
      throw new Error(`unknown command ${command.do}`);
  }
});
await Promise.all(handlers.map((handler) => handler.shutdown()));
await opened?.close();

async function serve(command: Command): Promise<void> {
  const { audit, prefix, replyPrefix, instance } = command as Command & Readonly<Record<string, string>>;
  const observers = command["isMeasured"] === true ? [refusals.observer] : [];
  const options = { prefix, replyPrefix, instance, observers };
  const handler = new WorkHandler(
    new Worker(audit, () => isBroken, command["slowness"] as number | undefined),
    connection(),
    options,
  );
  await handler.run();
  handlers.push(handler);
}

function clientOf(command: Command): WorkClient {
  const { prefix, waits, isPlain } = command;
  const key = `${prefix} ${waits} ${isPlain}`;
  const options = {
    prefix: prefix as string | undefined,
    waitForReady: waits === true,
    balance: isPlain !== true,
  };
  const client = clients.get(key) ?? new WorkClient(connection(), options);
  clients.set(key, client);
  return client;
}

function burst(command: Command): Promise<object> {
  return runBurst(command["name"] as string, command["count"] as number, runner(command));
}

function load(command: Command): Promise<object> {
  const { name, parallel, pauseMs } = command as Command & { name: string; parallel: number; pauseMs: number };
  const mine = round;
  return runLoad({ name, parallel, pauseMs }, () => round !== mine, runner(command));
}

function pace(command: Command): Promise<object> {
  const { name, perSecond } = command as Command & { name: string; perSecond: number };
  const mine = round;
  return runPace(name, perSecond, () => round !== mine, runner(command));
}

/** Returns the method that many calls are of. */
function runner(command: Command): (text: string) => Promise<string> {
  const client = clientOf(command);
  const options = {
    timeoutMs: command["timeoutMs"] as number | undefined,
    attempts: command["attempts"] as number | undefined,
  };
  const number = (command["number"] as number | undefined) ?? 0;
  const publishing = { stream: "trail", bytes: number, timeoutMs: options.timeoutMs ?? 10_000 };
  switch (command["method"]) {
    case "RunNow":
      return (text) => client.runNow(text, options);
    case "Fetch":
      return (text) => client.fetch(text, options);
    case "Wait":
      return (text) => client.wait(text, number, options);
    case "Publish":
      return (text) => publish(connection(), text, publishing);
    default:
      return (text) => client.run(text, options);
  }
}

function connection(): NatsConnection {
  if (opened === undefined) throw new Error("not connected");
  return opened;
}

async function report(work: () => Promise<unknown>): Promise<object> {
  try {
    return { value: (await work()) ?? null };
  } catch (error) {
    return { error: describe(error) };
  }
}
