import { type NatsServer, startNatsServer } from "@autonats/testing/nats-server";
import { type Family, readFamilies } from "./exposition.js";
import { type Answer, get } from "./get.js";
import { Peer } from "./peer.js";

/** A language that programs with metrics are written in. */
export type Language = "typescript" | "go";

/** A metric as programs print it. */
export interface Instrument {
  readonly scope: string;
  readonly name: string;
  readonly unit: string;
  readonly help: string;
  readonly type: string;
  readonly points: readonly {
    readonly attributes: Readonly<Record<string, string>>;
    readonly value?: number;
    readonly count?: number;
    readonly bounds?: readonly number[];
  }[];
}

/** A process with metrics, on a server of its own. */
export class Site {
  readonly server: NatsServer;
  readonly peer: Peer;
  readonly port: string;
  /** What a real SDK of OpenTelemetry had of the same calls. */
  readonly instruments: readonly Instrument[];

  private constructor(server: NatsServer, peer: Peer, port: string, instruments: readonly Instrument[]) {
    this.server = server;
    this.peer = peer;
    this.port = port;
    this.instruments = instruments;
  }

  static async start(language: Language): Promise<Site> {
    const server = await startNatsServer({ users: [EVERYBODY] });
    const peer = Peer[language]("metered", { NATS_URL: urlOf(server) });
    const port = (await peer.line("listening ")).slice("listening ".length);
    const instruments = JSON.parse((await peer.line("instruments ")).slice("instruments ".length)) as Instrument[];
    return new Site(server, peer, port, instruments);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return get(`http://127.0.0.1:${this.port}${path}`, headers);
  }

  async families(): Promise<ReadonlyMap<string, Family>> {
    return readFamilies((await this.get("/metrics")).text);
  }

  /** The sum of all samples of a metric that have these labels. */
  async sum(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    const samples = (await this.families()).get(name)?.samples ?? [];
    return samples
      .filter((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
      .reduce((total, { value }) => total + value, 0);
  }

  async stop(): Promise<void> {
    this.peer.drain();
    await this.peer.stop();
    await this.server.stop();
  }
}

/** Whom all processes connect as. */
export const EVERYBODY = { user: "everybody", password: "p" };

function urlOf({ port }: NatsServer): string {
  return `nats://everybody:p@127.0.0.1:${port}`;
}

/** Resolves once a probe says yes. Rejects after half a minute. */
export async function until(what: string, probe: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await probe())) {
    if (performance.now() > end) throw new Error(`gave up waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
