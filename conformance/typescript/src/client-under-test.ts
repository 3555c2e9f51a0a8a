import type { CallOptions, ClientOptions, Connection } from "@autonats/runtime";
import { CallClient } from "../../service/calls.gen.js";
import { CatalogClient } from "../../service/catalog.gen.js";
import { LedgerClient } from "../../service/go/ledger/ledger.gen.js";
import { ValueClient } from "../../service/values.gen.js";
import { VersionedClient } from "../../service/versions.gen.js";
import type { Connections } from "./connections.js";
import { describe } from "./describe.js";
import { fromNeutral, Unsupported } from "./from-neutral.js";
import type { Command } from "./lines.js";
import { testInterceptors } from "./test-interceptors.js";
import { toNeutral } from "./to-neutral.js";

type Method = (...parameters: unknown[]) => unknown;
type Client = Readonly<Record<string, Method>>;

/** Methods whose last parameters are optional, with the position of the options of the call. */
const arities: Readonly<Record<string, number>> = {
  "call.Add": 3,
  "call.Maybe": 1,
  "catalog.Find": 2,
  "ledger.Join": 2,
  "ledger.Sum": 1,
  "value.Find": 2,
  "value.List": 2,
};

/** Methods that take any number of arguments, which the case gives as a list. Options cannot come after these. */
const spread: ReadonlySet<string> = new Set(["catalog.Join"]);

/** Methods that have another name on the wire than in the source. */
const sourceNames: Readonly<Record<string, string>> = { Shout: "louder" };

/** Calls what the harness wants called. */
export class ClientUnderTest {
  readonly #connections: Connections;
  readonly #cancels = new Map<number, AbortController>();
  readonly #clients = new Map<string, Client>();

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Cancels a call. */
  cancel({ call }: Command): void {
    this.#cancels.get(call as number)?.abort();
  }

  async call(command: Command): Promise<object> {
    const abort = new AbortController();
    this.#cancels.set(command.id, abort);
    if (command["cancelled"] === true) abort.abort();
    let received: readonly (readonly [string, string])[] = [];
    const wantsHeaders = command["replyHeaders"] === true;
    const more = (): object => (wantsHeaders ? { replyHeaders: received } : {});
    const options: CallOptions = {
      signal: abort.signal,
      timeoutMs: command["timeoutMs"] as number | undefined,
      instance: command["instance"] as string | undefined,
      attempts: command["attempts"] as number | undefined,
      attemptTimeoutMs: command["attemptTimeoutMs"] as number | undefined,
      hedgeAfterMs: command["hedgeAfterMs"] as number | undefined,
      idempotencyKey: command["idempotencyKey"] as string | undefined,
      headers: command["headers"] as CallOptions["headers"],
      onReplyHeaders: (headers) => {
        received = [...headers];
      },
    };
    try {
      const method = this.#methodOf(command, await this.#connections.get(command["connection"]));
      const parameters = (command["arguments"] as unknown[]).map((argument) => fromNeutral(argument));
      const name = `${command["service"]}.${command["method"]}`;
      const arity = arities[name] ?? parameters.length;
      while (parameters.length < arity) parameters.push(undefined);
      const value = await (spread.has(name) ? method(...parameters.flat()) : method(...parameters, options));
      return { value: toNeutral(value), ...more() };
    } catch (error) {
      if (error instanceof Unsupported) return { unsupported: error.message };
      return { error: describe(error), ...more() };
    } finally {
      this.#cancels.delete(command.id);
    }
  }

  #methodOf(command: Command, connection: Connection): Method {
    const { service, prefix, waits, plain, interceptors, maxDepth, maxElements } = command;
    const key = JSON.stringify([
      service,
      prefix,
      waits,
      plain,
      command["connection"],
      interceptors,
      maxDepth,
      maxElements,
    ]);
    const options: ClientOptions = {
      prefix: prefix as string | undefined,
      waitForReady: waits === true,
      balance: plain !== true,
      throttle: false,
      interceptors: testInterceptors(interceptors as readonly string[] | undefined),
      maxDepth: maxDepth as number | undefined,
      maxElements: maxElements as number | undefined,
      log: () => undefined,
    };
    const client = this.#clients.get(key) ?? newClient(connection, service as string, options);
    this.#clients.set(key, client);
    const name = command["method"] as string;
    const method = client[sourceNames[name] ?? name.charAt(0).toLowerCase() + name.slice(1)];
    if (method === undefined) throw new Error(`no method ${name}`);
    return method.bind(client);
  }
}

function newClient(connection: Connection, service: string, options: ClientOptions): Client {
  const classes = {
    call: CallClient,
    catalog: CatalogClient,
    ledger: LedgerClient,
    value: ValueClient,
    versions: VersionedClient,
  };
  const client: unknown = new classes[service as keyof typeof classes](connection, options);
  return client as Client;
}
