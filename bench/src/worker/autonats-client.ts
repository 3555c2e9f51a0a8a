import { connect } from "@autonats/runtime/node";
import { samplePage, sampleUser } from "../service/sample.js";
import { BenchClient } from "../service/users.gen.js";
import { runClosedLoop } from "./closed-loop.js";
import { answerCommands } from "./commands.js";
import { optionsFrom } from "./pipeline.js";

/** The generated client with everything on: codecs, scan, deadline, limit, typed errors. */
const connection = await connect({ servers: process.argv[2] ?? "", name: "autonats client" });
const client = new BenchClient(connection, await optionsFrom(process.argv));
const { id } = sampleUser;

await answerCommands((command) => runClosedLoop(command, command.size === "small" ? callOne : callPage));
await connection.close();

async function callOne(): Promise<void> {
  const user = await client.one(id);
  if (user.id !== id) throw new Error("the reply is another one");
}

async function callPage(): Promise<void> {
  const users = await client.page(id);
  if (users.length !== samplePage.length) throw new Error("the reply has another length");
}
