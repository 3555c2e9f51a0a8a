import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Readiness } from "@autonats/runtime/metrics";
import type { Registry } from "prom-client";
import { writeOpenMetrics } from "../open-metrics.js";
import { negotiate, OPEN_METRICS_TYPE } from "./negotiate.js";

/** Where HTTP is served. */
export interface ListenOptions {
  /** Default: 9464. 0 takes any that is free. */
  readonly port?: number | undefined;
  /** Default: `127.0.0.1`. In a container it is `0.0.0.0`. */
  readonly host?: string | undefined;
}

/** HTTP that is being served. */
export interface Endpoints {
  readonly port: number;
  /** Resolves once nothing is served any more. */
  close(): Promise<void>;
}

/** What is served. */
export interface Source {
  readonly registry: Registry;
  readiness(): Readiness;
}

const PORT = 9464;

/** Serves `/metrics`, `/livez` and `/readyz`. */
export async function serveEndpoints(
  source: Source,
  { port = PORT, host = "127.0.0.1" }: ListenOptions = {},
): Promise<Endpoints> {
  const server = createServer(({ url = "", method, headers }, response) => {
    const [path] = url.split("?", 1);
    if (method !== "GET" && method !== "HEAD") answer(response, 405, "use GET\n");
    else if (path === "/metrics") void answerMetrics(source.registry, headers.accept, response);
    else if (path === "/livez") answer(response, 200, "ok\n");
    else if (path === "/readyz") answerReadiness(source.readiness(), response);
    else answer(response, 404, "there are /metrics, /livez and /readyz\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  server.unref();
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function answerMetrics(registry: Registry, accept: string | undefined, response: ServerResponse): Promise<void> {
  try {
    if (negotiate(accept) === "openMetrics") answer(response, 200, await writeOpenMetrics(registry), OPEN_METRICS_TYPE);
    else answer(response, 200, await registry.metrics(), registry.contentType);
  } catch (error) {
    answer(response, 500, `${error instanceof Error ? error.message : "metrics cannot be read"}\n`);
  }
}

function answerReadiness({ isReady, problems }: Readiness, response: ServerResponse): void {
  answer(response, isReady ? 200 : 503, isReady ? "ok\n" : `${problems.join("\n")}\n`);
}

function answer(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
  response.writeHead(status, { "content-type": type });
  response.end(text);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
