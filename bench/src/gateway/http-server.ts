import { createServer } from "node:http";
import { createGateway, listen } from "@autonats/gateway";
import { connect } from "@autonats/runtime/node";
import { sampleUser } from "../service/sample.js";
import { benchService } from "../service/users.gen.js";
import type { User } from "../service/users.js";

const [, , kind = "", address = ""] = process.argv;

/** The method, as a program without Autonats would have it. */
async function one(_id: string): Promise<User> {
  return sampleUser;
}

/** The same method served by nothing but Node: reads the body, parses it, calls the method, prints the result. */
async function listenBare(): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string };
      const body = JSON.stringify(await one(id));
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as { port: number }).port;
}

async function listenGateway(): Promise<number> {
  const connection = await connect({ servers: address });
  return (await listen(createGateway(connection, [benchService]), { port: 0 })).port;
}

console.log(JSON.stringify({ port: await (kind === "bare" ? listenBare() : listenGateway()) }));
