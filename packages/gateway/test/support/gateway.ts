import { type IncomingHttpHeaders, request as send } from "node:http";
import type { LogEntry } from "@autonats/runtime";
import { createMemoryNetwork, type MemoryLink, type MemoryNetwork } from "@autonats/testing";
import { onTestFinished } from "vitest";
import { createGateway, type Gateway, type GatewayOptions, listen, type ServedGateway } from "../../src/index.js";
import { type LibraryServer, libraryService, serveLibrary } from "./library.js";

/** An answer, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON. */
  readonly json: unknown;
}

/** What a test sends; a POST of JSON unless it says otherwise. */
export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

/** A gateway that is being served, and what it calls. */
export interface Surroundings {
  readonly network: MemoryNetwork;
  readonly gateway: Gateway;
  readonly served: ServedGateway;
  /** The gateway's connection. */
  readonly connection: MemoryLink;
  readonly log: LogEntry[];
  ask(path: string, request?: Request): Promise<Answer>;
}

/** Serves a library by a gateway, until the test has finished. Without methods nobody serves it. */
export async function openGateway(
  methods: Partial<LibraryServer> | undefined,
  options: GatewayOptions = {},
): Promise<Surroundings> {
  const network = createMemoryNetwork();
  const handler = methods && (await serveLibrary(network.connect(), methods, { drainTimeoutMs: 50 }));
  const connection = network.connect();
  const log: LogEntry[] = [];
  const gateway = createGateway(connection, [libraryService], { log: (entry) => log.push(entry), ...options });
  const served = await listen(gateway, { port: 0, drainTimeoutMs: 10_000 });
  onTestFinished(async () => {
    await served.close();
    await handler?.shutdown();
  });
  return { network, gateway, served, connection, log, ask: (path, request) => ask(served.port, path, request) };
}

/** Sends a request, and resolves to the answer. */
export function ask(port: number, path: string, request: Request = {}): Promise<Answer> {
  const { method = "POST", body = "{}", signal } = request;
  const given = { "content-type": "application/json", ...request.headers };
  const headers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const sent = send({ port, path, method, headers: headers as Record<string, string>, ...(signal && { signal }) });
    sent.on("error", reject);
    sent.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        const { statusCode: status = 0 } = response;
        resolve({
          status,
          headers: response.headers,
          text,
          get json() {
            return JSON.parse(text) as unknown;
          },
        });
      });
    });
    sent.end(body);
  });
}
