import type { Handler, HandlerOptions } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { CallHandler } from "../../service/calls.gen.js";
import type { Seen } from "../../service/calls.js";
import { ValueHandler } from "../../service/values.gen.js";
import { VersionedHandler } from "../../service/versions.gen.js";
import { CallServerUnderTest } from "./call-server.js";
import { watchForLoss } from "./connection-loss.js";
import { answerCommands, type Command } from "./lines.js";
import { createValueServer } from "./value-server.js";
import { versionedServer } from "./versioned-server.js";

const implementations = new Map<string, CallServerUnderTest>();
const running = new Map<string, Pick<Handler, "run" | "shutdown">>();

/** The server under test. */
const connection = await connect({ servers: process.env["NATS_URL"] ?? "nats://127.0.0.1:4222" });
const loss = watchForLoss(connection);
await answerCommands(async (command) => {
  const name = command["name"] as string;
  if (command.do === "start") {
    const handler = newHandler(command);
    await handler.run();
    running.set(name, handler);
  } else if (command.do === "stop") {
    await running.get(name)?.shutdown();
  } else if (command.do === "release") {
    for (const key of command["keys"] as string[]) await implementations.get(name)?.release(key);
  } else if (command.do === "see") {
    const { key, started, stopped, ended } = command as Command & { key: string } & Seen;
    return { value: await implementations.get(name)?.see(key, started, stopped, ended) };
  } else if (command.do === "lost") {
    await loss();
  } else throw new Error(`unknown command ${command.do}`);
  return { value: null };
});
await connection.close();

function newHandler(command: Command): Pick<Handler, "run" | "shutdown"> {
  const { service, prefix, queueGroup, replyPrefix } = command as Command & Readonly<Record<string, string>>;
  const options: HandlerOptions = {
    ...{ prefix, queueGroup, replyPrefix },
    instance: command["instance"] as string | undefined,
    drainTimeoutMs: command["drainTimeoutMs"] as number | undefined,
  };
  if (service === "value") return new ValueHandler(createValueServer(), connection, options);
  if (service === "versions") return new VersionedHandler(versionedServer, connection, options);
  const implementation = new CallServerUnderTest(connection, prefix ?? "autonats");
  implementations.set(command["name"] as string, implementation);
  return new CallHandler(implementation, connection, options);
}
