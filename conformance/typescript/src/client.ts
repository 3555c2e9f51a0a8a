import { AutonatsError, type ClientOptions, type NatsConnection } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { CallClient } from "../../service/calls.gen.js";
import { ValueClient } from "../../service/values.gen.js";
import { VersionedClient } from "../../service/versions.gen.js";
import { watchForLoss } from "./connection-loss.js";
import { fromNeutral, Unsupported } from "./from-neutral.js";
import { answerCommands, type Command } from "./lines.js";
import { toNeutral } from "./to-neutral.js";

type Method = (...parameters: unknown[]) => unknown;
type Client = Readonly<Record<string, Method>>;

const cancels = new Map<number, AbortController>();
const clients = new Map<string, Client>();
const others = new Map<string, Promise<NatsConnection>>();
const servers = process.env["NATS_URL"] ?? "nats://127.0.0.1:4222";

async function call(command: Command): Promise<object> {
  const abort = new AbortController();
  cancels.set(command.id, abort);
  if (command["cancelled"] === true) abort.abort();
  try {
    const name = command["connection"];
    const method = methodOf(command, name === undefined ? connection : await connectionOf(name as string));
    const parameters = (command["arguments"] as unknown[]).map((argument) => fromNeutral(argument));
    const arity = arities[`${command["service"]}.${command["method"]}`] ?? parameters.length;
    while (parameters.length < arity) parameters.push(undefined);
    const value = await method(...parameters, {
      signal: abort.signal,
      timeoutMs: command["timeoutMs"] as number | undefined,
      instance: command["instance"] as string | undefined,
    });
    return { value: toNeutral(value) };
  } catch (error) {
    if (error instanceof Unsupported) return { unsupported: error.message };
    return { error: describe(error) };
  } finally {
    cancels.delete(command.id);
  }
}

/** Methods whose last parameters are optional: where the options of the call stand. */
const arities: Readonly<Record<string, number>> = { "call.Add": 3, "call.Maybe": 1, "value.Find": 2, "value.List": 2 };

/** Methods that have another name on the wire than in the source. */
const sourceNames: Readonly<Record<string, string>> = { Shout: "louder" };

function methodOf(command: Command, nats: NatsConnection): Method {
  const { service, prefix, waits } = command;
  const key = JSON.stringify([service, prefix, waits, command["connection"]]);
  const options = { prefix: prefix as string | undefined, waitForConnection: waits === true, log: () => undefined };
  const client = clients.get(key) ?? newClient(nats, service as string, options);
  clients.set(key, client);
  const name = command["method"] as string;
  const method = client[sourceNames[name] ?? name.charAt(0).toLowerCase() + name.slice(1)];
  if (method === undefined) throw new Error(`no method ${name}`);
  return method.bind(client);
}

function newClient(nats: NatsConnection, service: string, options: ClientOptions): Client {
  const classes = { call: CallClient, value: ValueClient, versions: VersionedClient };
  const client: unknown = new classes[service as keyof typeof classes](nats, options);
  return client as Client;
}

/** A connection besides the first. */
function connectionOf(name: string): Promise<NatsConnection> {
  const found = others.get(name) ?? connect({ servers });
  others.set(name, found);
  return found;
}

function describe(error: unknown): object {
  if (error instanceof AutonatsError) {
    const { code, reason, outcome, path, reference } = error;
    return { code, reason, outcome, path, reference, message: error.message.replace(`${code}: `, "") };
  }
  if (!(error instanceof Error)) return { broken: String(error) };
  return { type: error.constructor.name, message: error.message, data: toNeutral({ ...error }) };
}

/** The client under test. */
const connection = await connect({ servers });
const loss = watchForLoss(connection);
await answerCommands(async (command) => {
  if (command.do === "call") return call(command);
  if (command.do === "lost") return loss().then(() => ({ value: null }));
  if (command.do === "close")
    return (await connectionOf(command["connection"] as string)).close().then(() => ({ value: null }));
  if (command.do !== "cancel") throw new Error(`unknown command ${command.do}`);
  cancels.get(command["call"] as number)?.abort();
  return { value: null };
});
for (const other of [connection, ...(await Promise.all(others.values()))]) await other.close();
