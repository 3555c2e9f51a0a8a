import type { NatsConnection } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { ClientUnderTest } from "./client-under-test.js";
import { watchForLoss } from "./connection-loss.js";
import { Connections } from "./connections.js";
import { answerCommands } from "./lines.js";

/** The client under test. */
const connections = await Connections.open(() =>
  connect({ servers: process.env["NATS_URL"] ?? "nats://127.0.0.1:4222" }),
);
const loss = watchForLoss(connections.first as NatsConnection);
const client = new ClientUnderTest(connections);
await answerCommands(async (command) => {
  if (command.do === "call") return client.call(command);
  if (command.do === "cancel") client.cancel(command);
  else if (command.do === "close") await connections.close(command["connection"]);
  else if (command.do === "lost") await loss();
  else throw new Error(`unknown command ${command.do}`);
  return { value: null };
});
await connections.closeAll();
