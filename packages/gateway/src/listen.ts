import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { jsonType, type Refusal, refusals } from "@autonats/http-contract";
import { answerFailure } from "./answer.js";
import { refusalAnswer } from "./failure.js";
import type { Gateway } from "./gateway.js";

/** Where HTTP is served. */
export interface ListenOptions {
  /** Default: 8080. 0 takes any that is free. */
  readonly port?: number | undefined;
  /** Default: `127.0.0.1`. In a container it is `0.0.0.0`. */
  readonly host?: string | undefined;
  /** Milliseconds that answers may take after `close`, before connections are cut. Default: 30 s. */
  readonly drainTimeoutMs?: number | undefined;
}

/** A gateway that is being served. */
export interface ServedGateway {
  readonly port: number;
  /** Takes no more connections, and resolves once what is under way has been answered. */
  close(): Promise<void>;
}

const PORT = 8080;
const DRAIN_MS = 30_000;
/** Milliseconds in which the headers of a request have to come, and all of it. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** Milliseconds between two looks for connections that nobody needs any more. */
const IDLE_MS = 50;

/** Serves a gateway, and beside it `/livez` and `/readyz`. */
export async function listen(gateway: Gateway, options: ListenOptions = {}): Promise<ServedGateway> {
  const { port = PORT, host = "127.0.0.1", drainTimeoutMs = DRAIN_MS } = options;
  let isClosing = false;
  const settings = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS };
  const server = createServer(settings, (request, response) => {
    if (isClosing) response.shouldKeepAlive = false;
    if (!answerProbe(gateway, request, response, isClosing)) gateway(request, response);
  });
  server.on("clientError", refuse);
  server.on("checkExpectation", (_request, response: ServerResponse) => {
    answerFailure(response, refusalAnswer(refusals.wrongExpectation));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      isClosing = true;
      return close(server, drainTimeoutMs);
    },
  };
}

/** Answers those who ask whether this process lives, and whether it can serve. No method has a path of one part. */
function answerProbe(
  gateway: Gateway,
  { url, method }: IncomingMessage,
  response: ServerResponse,
  isClosing: boolean,
): boolean {
  if ((url !== "/livez" && url !== "/readyz") || method !== "GET") return false;
  const isGood = url === "/livez" || (gateway.isReady && !isClosing);
  response.writeHead(isGood ? 200 : 503, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(isGood ? "ok\n" : isClosing ? "shutting down\n" : "not connected to NATS\n");
  return true;
}

/** Answers what the parser of HTTP refuses. */
function refuse(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { status, ...body }: Refusal = refusalOf(error.code);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} `,
    `Content-Type: ${jsonType}`,
    `Content-Length: ${text.length}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}

function refusalOf(code: string | undefined): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return refusals.headersTooLarge;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? refusals.slowRequest : refusals.malformedRequest;
}

async function close(server: Server, drainTimeoutMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
  // A connection becomes idle once its last request has been answered.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
  try {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  } finally {
    clearTimeout(timer);
    clearInterval(idle);
  }
}
