import { connect } from "@nats-io/transport-node";
import type { Size } from "../cells.js";
import { samplePage, sampleUser } from "../service/sample.js";
import { runClosedLoop } from "./closed-loop.js";
import { answerCommands } from "./commands.js";

/** `nc.request` as anybody would write it, with bytes that were made before: no JSON, no checks, no limit. */
const connection = await connect({ servers: process.argv[2] ?? "", name: "raw client" });
const request = new TextEncoder().encode(JSON.stringify({ id: sampleUser.id }));
const replyLengths: Readonly<Record<Size, number>> = {
  small: JSON.stringify(sampleUser).length,
  big: JSON.stringify(samplePage).length,
};
const options = { timeout: 5000 };

await answerCommands((command) =>
  runClosedLoop(command, async () => {
    const reply = await connection.request(`raw.${command.size}`, request, options);
    if (reply.data.length !== replyLengths[command.size]) throw new Error("the reply has another length");
  }),
);
await connection.close();
