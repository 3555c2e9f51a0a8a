import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type NatsCluster,
  type NatsClusterOptions,
  type NatsServer,
  type NatsServerOptions,
  startNatsCluster,
  startNatsServer,
} from "@autonats/testing/nats-server";
import type { NatsConnection } from "@nats-io/nats-core";
import { connect } from "@nats-io/transport-node";
import { judge, readAudit, type Verdict } from "./audit.js";
import { buildPeers, buildSettablePeer } from "./build.js";
import type { Language } from "./languages.js";
import { Passage } from "./passage.js";
import { Peer, WITH_SETTABLE_CLOCK } from "./peer.js";
import type { Connecting, Serving, Tally } from "./peer-commands.js";
import { RawConnection } from "./raw.js";
import { SmallDisk } from "./small-disk.js";

/**
 * Everything that one test runs: servers, passages, peers and connections of its own. Its end ends them all, and fails when a process of ours had
 * ended by itself before.
 */
export class Site implements AsyncDisposable {
  readonly #directory = mkdtempSync(join(tmpdir(), "autonats-operations-"));
  readonly #ends: (() => Promise<unknown> | unknown)[] = [];
  readonly #peers: Peer[] = [];
  readonly #audits: string[] = [];
  #commands: ConstructorParameters<typeof Peer>[2];

  /** Prepares a site; the peers are built by then. */
  static async prepare(): Promise<Site> {
    await buildPeers();
    return new Site();
  }

  /** Lets the clocks be set of peers that are started from now on. */
  async useSettableClocks(): Promise<void> {
    await buildSettablePeer();
    this.#commands = WITH_SETTABLE_CLOCK;
  }

  async server(options: NatsServerOptions = {}): Promise<NatsServer> {
    const server = await startNatsServer(options);
    this.#ends.push(() => server.stop());
    return server;
  }

  async cluster(options: NatsClusterOptions = {}): Promise<NatsCluster> {
    const cluster = await startNatsCluster(3, options);
    this.#ends.push(() => Promise.all(cluster.servers.map((server) => server.kill().then(() => server.stop()))));
    return cluster;
  }

  /** Opens a way to a server, for one peer. */
  async passage(server: NatsServer): Promise<Passage> {
    const passage = await Passage.open(server.port);
    this.#ends.push(() => passage.close());
    return passage;
  }

  /** Starts a process that is not connected yet. */
  peer(language: Language, name: string): Peer {
    const peer = new Peer(language, name, this.#commands);
    this.#peers.push(peer);
    this.#ends.push(() => peer.kill());
    return peer;
  }

  /** Starts a handler, which serves once this resolves. Its calls are noted. */
  async handler(language: Language, connecting: Connecting | string, serving: Serving = {}): Promise<Peer> {
    const peer = this.peer(language, "handler");
    await this.#connect(peer, connecting);
    const audit = join(this.#directory, String(this.#audits.length));
    this.#audits.push(audit);
    const { error } = await peer.serve({ audit, ...serving });
    if (error !== undefined) throw new Error(`${peer.name} cannot serve: ${error.message}`);
    return peer;
  }

  /** Starts a client, which is connected once this resolves. */
  async client(language: Language, connecting: Connecting | string): Promise<Peer> {
    const peer = this.peer(language, "client");
    await this.#connect(peer, connecting);
    return peer;
  }

  /** Connects with the client library itself, for what is neither a client nor a handler. */
  async nats(
    server: NatsServer,
    user: { readonly user?: string; readonly pass?: string } = {},
  ): Promise<NatsConnection> {
    const connection = await connect({ servers: server.url, ...user });
    this.#ends.push(() => connection.close());
    return connection;
  }

  /** Connects for what no client library would write. */
  async raw(server: NatsServer, user?: { readonly user: string; readonly pass: string }): Promise<RawConnection> {
    const connection = await RawConnection.open(server.port, user);
    this.#ends.push(() => connection.close());
    return connection;
  }

  /** A directory on a disk of so many mebibytes, which is released in the end. */
  disk(mebibytes: number): string {
    const disk = new SmallDisk(mebibytes);
    this.#ends.push(() => disk.close());
    return disk.directory;
  }

  /** Has a file of its own for what a test writes. */
  file(name: string): string {
    return join(this.#directory, name);
  }

  /** When the call with each text has run, as `Date.now()` has it. */
  runs(): ReadonlyMap<string, readonly number[]> {
    return readAudit(this.#audits);
  }

  /** What is wrong with what clients were told. */
  judge(...tallies: readonly Tally[]): Verdict {
    return judge(tallies, this.runs());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = this.#peers.filter(({ exit }) => exit !== undefined && exit !== "0" && exit !== "SIGKILL");
    for (const end of this.#ends.reverse()) await end();
    rmSync(this.#directory, { recursive: true, force: true });
    if (ended.length > 0)
      throw new Error(ended.map(({ name, exit, tail }) => `${name} ended: ${exit}\n${tail}`).join("\n"));
  }

  async #connect(peer: Peer, connecting: Connecting | string): Promise<void> {
    const options = typeof connecting === "string" ? { servers: connecting } : connecting;
    const { error } = await peer.connect(options);
    if (error !== undefined) throw new Error(`${peer.name} cannot connect: ${error.message}`);
  }
}
