import type { NatsConnection } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { watchForLoss } from "./connection-loss.js";
import { Connections } from "./connections.js";
import { answerCommands } from "./lines.js";
import { ServerUnderTest } from "./server-under-test.js";

/** The server under test. */
const connections = await Connections.open(() =>
  connect({ servers: process.env["NATS_URL"] ?? "nats://127.0.0.1:4222" }),
);
const loss = watchForLoss(connections.first as NatsConnection);
const server = new ServerUnderTest(connections);
await answerCommands(async (command) => {
  if (command.do === "ended") return server.ended(command);
  if (command.do === "see") return { value: await server.see(command) };
  if (command.do === "start") await server.start(command);
  else if (command.do === "stop") await server.stop(command);
  else if (command.do === "release") server.release(command);
  else if (command.do === "close") await connections.close(command["connection"]);
  else if (command.do === "lost") await loss();
  else throw new Error(`unknown command ${command.do}`);
  return { value: null };
});
await connections.closeAll();
