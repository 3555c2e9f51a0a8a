import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { type ReceivedSpan, spansOfJson, spansOfProtobuf } from "./spans.js";

/** Receives spans over OTLP/HTTP, as JSON and as protobuf, on the loopback interface. */
export class Collector implements AsyncDisposable {
  readonly spans: ReceivedSpan[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(): Promise<Collector> {
    const collector = new Collector();
    await new Promise<void>((resolve) => collector.#server.listen(0, "127.0.0.1", resolve));
    return collector;
  }

  /** What exporters are told, as the variable `OTEL_EXPORTER_OTLP_ENDPOINT` has it. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The spans of the trace whose root has this name. */
  trace(root: string): readonly ReceivedSpan[] {
    const found = this.spans.find(({ name, parentId }) => name === root && parentId === "");
    return this.spans.filter(({ traceId }) => traceId === found?.traceId);
  }

  /** The names of a trace as a tree, children in the order of their names. */
  tree(root: string): readonly string[] {
    const spans = this.trace(root).toSorted((left, right) => (left.name < right.name ? -1 : 1));
    const below = (parent: string, depth: number): readonly string[] =>
      spans
        .filter(({ parentId }) => parentId === parent)
        .flatMap((span) => [
          `${"  ".repeat(depth)}${span.name} ${span.kind} ${span.attributes["rpc.status_code"] ?? "-"} ${span.status}`,
          ...below(span.spanId, depth + 1),
        ]);
    return below("", 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent = Buffer.concat(chunks);
    const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    const type = request.headers["content-type"] ?? "";
    if (request.url === "/v1/traces") {
      this.spans.push(...(type.includes("json") ? spansOfJson(body.toString()) : spansOfProtobuf(body)));
    }
    response.writeHead(200, { "content-type": type });
    response.end(type.includes("json") ? "{}" : "");
  }
}
