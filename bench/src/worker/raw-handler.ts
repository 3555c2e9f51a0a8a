import { connect, type Msg } from "@nats-io/transport-node";
import { samplePage, sampleUser } from "../service/sample.js";
import { answerCommands } from "./commands.js";

/** A subscription that answers with bytes that were made before. */
const connection = await connect({ servers: process.argv[2] ?? "", name: "raw handler" });
const replies = { small: sampleUser, big: samplePage };
for (const [size, value] of Object.entries(replies)) {
  const reply = new TextEncoder().encode(JSON.stringify(value));
  const callback = (_error: Error | null, message: Msg): void => {
    message.respond(reply);
  };
  connection.subscribe(`raw.${size}`, { queue: "raw", callback });
}
await connection.flush();
await answerCommands(() => Promise.reject(new Error("a handler makes no calls")));
await connection.close();
