import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { Collector } from "../harness/collector.js";
import { Peer } from "../harness/peer.js";

/** Where the metrics of the two processes of the shop are. */
export interface Ports {
  readonly typescript: string;
  readonly go: string;
}

/** The shop in two processes, one in each language, with traces and metrics. */
export class ObservedShop implements AsyncDisposable {
  readonly server: NatsServer;
  readonly collector: Collector;
  readonly #peers: readonly Peer[];

  private constructor(server: NatsServer, collector: Collector, peers: readonly Peer[]) {
    this.server = server;
    this.collector = collector;
    this.#peers = peers;
  }

  /** Starts a NATS server and the shop. Its spans go to `endpoint`, or else to a collector of ours. */
  static async start(ports: Ports, endpoint: string | undefined): Promise<ObservedShop> {
    const [server, collector] = await Promise.all([startNatsServer(), Collector.start()]);
    const environment = (name: string, port: string): Readonly<Record<string, string>> => ({
      NATS_URL: server.url,
      METRICS_PORT: port,
      OTEL_SERVICE_NAME: name,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint ?? collector.endpoint,
      OTEL_BSP_SCHEDULE_DELAY: "200",
    });
    const peers = [
      Peer.typescript("shop", environment("shop", ports.typescript)),
      Peer.go("shipping", environment("shipping", ports.go)),
    ];
    const shop = new ObservedShop(server, collector, peers);
    try {
      await Promise.all(peers.map((peer) => peer.line("ready")));
    } catch (error) {
      await shop[Symbol.asyncDispose]();
      throw error;
    }
    return shop;
  }

  /** Returns the lines of the trace of the first visit, once all of it has come. Its calls are those that have been answered. */
  async firstVisit(): Promise<readonly string[]> {
    for (;;) {
      const spans = this.collector.trace("visit");
      const parents = new Set(spans.map(({ parentId }) => parentId));
      const calls = spans.filter(({ kind }) => kind === "client" || kind === "producer");
      if (calls.length > 0 && calls.every(({ spanId }) => parents.has(spanId))) return this.collector.tree("visit");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#peers.map((peer) => peer.stop()));
    await this.collector[Symbol.asyncDispose]();
    await this.server.stop();
  }
}
