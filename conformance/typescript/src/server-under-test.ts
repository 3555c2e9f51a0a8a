import type { Connection, Handler, HandlerOptions } from "@autonats/runtime";
import { CallHandler } from "../../service/calls.gen.js";
import type { Seen } from "../../service/calls.js";
import { CatalogHandler } from "../../service/catalog.gen.js";
import { LedgerHandler } from "../../service/go/ledger/ledger.gen.js";
import { ValueHandler } from "../../service/values.gen.js";
import { VersionedHandler } from "../../service/versions.gen.js";
import { CallServerUnderTest } from "./call-server.js";
import { catalogServer } from "./catalog-server.js";
import type { Connections } from "./connections.js";
import { describe } from "./describe.js";
import { createLedgerServer } from "./ledger-server.js";
import type { Command } from "./lines.js";
import { testInterceptors } from "./test-interceptors.js";
import { createValueServer } from "./value-server.js";
import { versionedServer } from "./versioned-server.js";

type Running = Pick<Handler, "run" | "shutdown" | "ended">;

/** Serves what the harness wants served. */
export class ServerUnderTest {
  readonly #connections: Connections;
  readonly #implementations = new Map<string, CallServerUnderTest>();
  readonly #running = new Map<string, Running>();

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async start(command: Command): Promise<void> {
    const connection = await this.#connections.get(command["connection"]);
    const env = (command["env"] ?? {}) as Readonly<Record<string, string>>;
    Object.assign(process.env, env);
    const handler = this.#create(command, connection);
    for (const name of Object.keys(env)) delete process.env[name];
    await handler.run();
    this.#running.set(command["name"] as string, handler);
  }

  async stop({ name }: Command): Promise<void> {
    await this.#running.get(name as string)?.shutdown();
  }

  release({ name, keys }: Command): void {
    for (const key of keys as string[]) this.#implementations.get(name as string)?.release(key);
  }

  async see(command: Command): Promise<Seen | undefined> {
    const { name, key, started, stopped, ended } = command as Command & { name: string; key: string } & Seen;
    return this.#implementations.get(name)?.see(key, started, stopped, ended);
  }

  /** Waits until a handler has ended, by itself or because it was stopped. */
  async ended({ name }: Command): Promise<object> {
    try {
      await this.#running.get(name as string)?.ended;
      return { value: null };
    } catch (error) {
      return { error: describe(error) };
    }
  }

  #create(command: Command, connection: Connection): Running {
    const { service, prefix, queueGroup } = command as Command & Readonly<Record<string, string>>;
    const options: HandlerOptions = {
      ...{ prefix, queueGroup },
      instance: command["instance"] as string | undefined,
      replyPrefix: command["replyPrefix"] as HandlerOptions["replyPrefix"],
      drainTimeoutMs: command["drainTimeoutMs"] as number | undefined,
      offerModel: command["offersModel"] as boolean | undefined,
      limits: command["limits"] as HandlerOptions["limits"],
      idempotency: command["idempotency"] as HandlerOptions["idempotency"],
      interceptors: testInterceptors(command["interceptors"] as readonly string[] | undefined),
      maxDepth: command["maxDepth"] as number | undefined,
      maxElements: command["maxElements"] as number | undefined,
    };
    if (service === "value") return new ValueHandler(createValueServer(), connection, options);
    if (service === "catalog") return new CatalogHandler(catalogServer, connection, options);
    if (service === "ledger") return new LedgerHandler(createLedgerServer(), connection, options);
    if (service === "versions") return new VersionedHandler(versionedServer, connection, options);
    const implementation = new CallServerUnderTest(connection, prefix ?? "autonats");
    this.#implementations.set(command["name"] as string, implementation);
    return new CallHandler(implementation, connection, options);
  }
}
