import { once } from "node:events";
import { parseArgs } from "node:util";
import { startNatsServer } from "./server.js";
import { endingSignals } from "./system.js";

const help = `Usage: autonats-nats-server [--port 4222] [--jetstream] [--websocket]

Runs a NATS server for development on 127.0.0.1 until it is interrupted. Takes a nats-server from the PATH if it is
new enough, and else fetches one once into a per-user cache.
`;

/** The `autonats-nats-server` command. Resolves with the exit code once the server has ended. */
export async function runNatsServer(parameters: readonly string[]): Promise<number> {
  const options = readOptions(parameters);
  if (typeof options === "string") {
    console.error(`${options}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    console.log(help);
    return 0;
  }
  const { port, jetstream, websocket } = options;
  try {
    await using server = await startNatsServer({ port, jetstream, websocket });
    const webSocketText = websocket ? `, WebSocket on ws://127.0.0.1:${server.websocketPort}` : "";
    console.log(`nats-server listens on ${server.url}${webSocketText}. Press Ctrl-C to end it.`);
    const alive = setInterval(() => undefined, 60_000);
    await Promise.race(endingSignals().map((signal) => once(process, signal)));
    clearInterval(alive);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 3;
  }
}

interface CommandOptions {
  readonly port: number;
  readonly jetstream: boolean;
  readonly websocket: boolean;
  readonly help: boolean;
}

/** The options, or what is wrong with them. */
function readOptions(parameters: readonly string[]): CommandOptions | string {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        port: { type: "string", default: "4222" },
        jetstream: { type: "boolean", default: false },
        websocket: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d{1,5}$/u.test(values.port) || port < 1 || port > 65_535) return `--port takes a number from 1 to 65535`;
    return { port, jetstream: values.jetstream, websocket: values.websocket, help: values.help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
