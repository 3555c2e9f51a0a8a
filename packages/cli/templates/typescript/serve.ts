import { connect, runUntilSignal } from "@autonats/runtime/node";
import { GreeterHandler } from "./greeter.gen.js";
import { type GreeterService, Rude } from "./greeter.js";

class Greeter implements GreeterService {
  async greet(name: string, times = 1): Promise<string> {
    if (name === "") throw new Rude(name);
    return `Hello, ${name}! `.repeat(times).trim();
  }
}

const connection = await connect({ servers: "127.0.0.1:4222" });
const handler = new GreeterHandler(new Greeter(), connection);
await handler.run();
console.log("ready");
await runUntilSignal(handler); // finishes its calls on SIGTERM, and fails if the connection is lost permanently
await connection.close();
