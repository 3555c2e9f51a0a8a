import { AutonatsError } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { GreeterClient } from "./greeter.gen.js";
import { Rude } from "./greeter.js";

const connection = await connect({ servers: "127.0.0.1:4222" });
const greeter = new GreeterClient(connection);

console.log(await greeter.greet("Ada"));
console.log(await greeter.greet("Ada", 2, { timeoutMs: 500 }));
console.log(await greeter.greet("").catch((error) => error instanceof Rude));
console.log(await greeter.greet(7 as never).catch((error) => AutonatsError.from(error).message));
await connection.close();
