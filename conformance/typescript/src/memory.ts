import { createMemoryNetwork } from "@autonats/testing";
import { ClientUnderTest } from "./client-under-test.js";
import { Connections } from "./connections.js";
import { answerCommands, write } from "./lines.js";
import { ServerUnderTest } from "./server-under-test.js";

/** Client and server under test in one process, over memory, with a port for the harness's own messages. */
const network = createMemoryNetwork({ maxPayload: 8 * 1024 * 1024 });
const connections = await Connections.open(async () => network.connect());
const client = new ClientUnderTest(connections);
const serverConnections = await Connections.open(async () => network.connect());
const server = new ServerUnderTest(serverConnections);
const port = network.connect();
const subscriptions = new Map<number, { close(): void }>();

function bytesOf(base64: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(String(base64 ?? ""), "base64"));
}

function subscribe(id: number, subject: string): void {
  const subscription = port.subscribe(subject, undefined, (message) => {
    const head = message.head === undefined ? {} : { head: Buffer.from(message.head).toString("base64") };
    const body = Buffer.from(message.body).toString("base64");
    write({ heard: id, subject: message.subject, reply: message.reply, ...head, body });
  });
  subscriptions.set(id, subscription);
}

await answerCommands(async (command) => {
  const { id, head } = command;
  if (command.do === "call") return client.call(command);
  if (command.do === "ended") return server.ended(command);
  if (command.do === "see") return { value: await server.see(command) };
  if (command.do === "publish") {
    const block = head === undefined ? undefined : bytesOf(head);
    port.publish(String(command["subject"]), String(command["reply"] ?? ""), block, bytesOf(command["body"]));
  } else if (command.do === "subscribe") subscribe(id, String(command["subject"]));
  else if (command.do === "unsubscribe") subscriptions.get(command["subscription"] as number)?.close();
  else if (command.do === "flush") await port.confirm();
  else if (command.do === "cancel") client.cancel(command);
  else if (command.do === "start") await server.start(command);
  else if (command.do === "stop") await server.stop(command);
  else if (command.do === "release") server.release(command);
  else if (command.do === "close")
    await (command["of"] === "server" ? serverConnections : connections).close(command["connection"]);
  else throw new Error(`unknown command ${command.do}`);
  return { value: null };
});
await connections.closeAll();
await serverConnections.closeAll();
