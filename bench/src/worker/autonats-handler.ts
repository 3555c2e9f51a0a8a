import { connect } from "@autonats/runtime/node";
import { samplePage, sampleUser } from "../service/sample.js";
import { BenchHandler } from "../service/users.gen.js";
import type { BenchService, User } from "../service/users.js";
import { answerCommands } from "./commands.js";
import { optionsFrom } from "./pipeline.js";

class Users implements BenchService {
  async one(): Promise<User> {
    return sampleUser;
  }

  async page(): Promise<User[]> {
    return [...samplePage];
  }
}

/** The generated handler with everything on. */
const connection = await connect({ servers: process.argv[2] ?? "", name: "autonats handler" });
const handler = new BenchHandler(new Users(), connection, await optionsFrom(process.argv));
await handler.run();
await answerCommands(() => Promise.reject(new Error("a handler makes no calls")));
await handler.shutdown();
await connection.close();
