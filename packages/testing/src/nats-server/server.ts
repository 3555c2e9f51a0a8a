import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { guardChild } from "./children.js";
import { printServerConfiguration, type ServerPlace } from "./configuration.js";
import { findNatsServer } from "./find.js";
import type { NatsServerOptions } from "./options.js";
import { sendSignal, wake } from "./system.js";
import { isStopped, pause, readServerInfo, waitFor } from "./wait.js";

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 5_000;
const RELOAD_TIMEOUT_MS = 5_000;
const LOG_LIMIT = 1_000_000;

/** What nats-server writes into its ports file. */
interface PortsFile {
  readonly nats?: readonly string[];
  readonly monitoring?: readonly string[];
  readonly cluster?: readonly string[];
  readonly websocket?: readonly string[];
}

/**
 * Starts a nats-server on a loopback address and resolves when it takes connections.
 * It has a temporary directory of its own, and ends with this process at the latest; it does not keep the process alive.
 * Rejects with the end of the server's log when it does not come up.
 */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const binary = options.binary ?? (await findNatsServer());
  const directory = await mkdtemp(join(tmpdir(), "autonats-server-"));
  const server = new NatsServer(binary, directory, options);
  try {
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** A nats-server process of our own, made by {@link startNatsServer}. */
export class NatsServer {
  readonly #binary: string;
  #options: NatsServerOptions;
  #place: ServerPlace;
  /** What the running process was told of its ports, which a reload may not change. */
  #startedAt: ServerPlace;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #unguard: () => void = () => undefined;
  #log = "";

  constructor(binary: string, directory: string, options: NatsServerOptions) {
    this.#binary = binary;
    this.#options = options;
    this.#place = { directory, port: options.port ?? -1, monitoringPort: -1, websocketPort: -1, clusterPort: -1 };
    this.#startedAt = this.#place;
  }

  /** The port for clients. Stays the same over restarts. */
  get port(): number {
    return this.#place.port;
  }

  /** What a client connects to: `nats://127.0.0.1:<port>`, or `tls://localhost:<port>` when the server has TLS. */
  get url(): string {
    return this.#options.tls ? `tls://localhost:${this.port}` : `nats://127.0.0.1:${this.port}`;
  }

  /** Port of the server's monitoring pages (`/varz`, `/connz`, …). */
  get monitoringPort(): number {
    return this.#place.monitoringPort;
  }

  /** Port for WebSocket clients, where the options ask for one. */
  get websocketPort(): number {
    return this.#place.websocketPort;
  }

  /** Port for other servers of the cluster, where the options name one. */
  get clusterPort(): number {
    return this.#place.clusterPort;
  }

  /** Id of the process, or `undefined` while none runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What the server has logged since it was first started, cut at the front after one megabyte. */
  get log(): string {
    return this.#log;
  }

  /** Starts the process again after {@link stop} or {@link kill}, on the same port. Resolves when it takes connections. */
  async start(): Promise<void> {
    if (this.#child !== undefined) throw new Error("The server is running already.");
    const end = performance.now() + START_TIMEOUT_MS;
    for (;;) {
      const before = this.#log.length;
      await this.#spawn();
      try {
        await this.#becomeReady();
        this.#letProcessEnd();
        return;
      } catch (error) {
        await this.kill();
        const portTaken = this.#log.slice(before).includes("address already in use");
        // A port that was ours a moment ago can be in use for an instant by somebody's outgoing connection.
        if (!portTaken || performance.now() > end) throw error;
        await pause(50);
      }
    }
  }

  /** Stops and starts the server, on the same port and with the same files. */
  async restart(): Promise<void> {
    await this.#end("SIGTERM");
    await this.start();
  }

  /** Ends the server (SIGTERM, after five seconds SIGKILL) and removes its files. Does nothing when it has ended. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    await rm(this.#place.directory, { recursive: true, force: true });
  }

  /** Ends the server with SIGKILL, as a crash would. Its files stay for a later {@link start}. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Suspends the process (SIGSTOP): connections stay open and nothing is answered. Resolves once it is suspended. */
  async freeze(): Promise<void> {
    this.#signal("SIGSTOP");
    const { pid } = this;
    await waitFor(
      async () => (pid === undefined || isStopped(pid) ? true : undefined),
      STOP_TIMEOUT_MS,
      () => "nats-server did not stop at SIGSTOP.",
    );
  }

  /** Lets a frozen process go on (SIGCONT). */
  thaw(): void {
    this.#signal("SIGCONT");
  }

  /** Puts the server into lame duck mode (SIGUSR2): it tells its clients to go, then closes them and ends. */
  lameDuck(): void {
    this.#signal("SIGUSR2");
  }

  /**
   * Lays `changes` over the options, rewrites the configuration and resolves when the running server has taken it.
   * Rejects with the server's reason when it refuses; the former options then stay.
   */
  async reload(changes: NatsServerOptions): Promise<void> {
    const former = this.#options;
    const before = this.#log.length;
    this.#options = { ...former, ...changes };
    await this.#writeConfiguration();
    this.#signal("SIGHUP");
    const outcome = await waitFor(
      async () =>
        /\[INF\] Reloaded server configuration|\[ERR\] Failed to reload .*/.exec(this.#log.slice(before))?.[0],
      RELOAD_TIMEOUT_MS,
      () => `The server did not reload its configuration.\n${this.#tail()}`,
    );
    if (outcome.startsWith("[INF]")) return;
    this.#options = former;
    await this.#writeConfiguration();
    throw new Error(outcome);
  }

  /** Replaces the routes that the next start uses, for clusters whose members learn their ports only by starting. */
  async useRoutes(routes: readonly string[]): Promise<void> {
    const cluster = this.#options.cluster;
    if (cluster === undefined) throw new Error("The server is not a member of a cluster.");
    await this.useOptions({ cluster: { ...cluster, routes } });
  }

  /** Lays `changes` over the options that the next start uses. */
  async useOptions(changes: NatsServerOptions): Promise<void> {
    this.#options = { ...this.#options, ...changes };
    await this.#writeConfiguration();
  }

  /** Reads one of the server's monitoring pages, such as `routez` or `connz`. */
  async readMonitoring(page: string): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${this.#place.monitoringPort}/${page}`);
    return response.json();
  }

  /** The same as {@link stop}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #spawn(): Promise<void> {
    this.#startedAt = this.#place;
    await this.#writeConfiguration();
    const child = spawn(this.#binary, ["-c", this.#file("nats-server.conf")], { stdio: ["ignore", "ignore", "pipe"] });
    this.#child = child;
    this.#ended = new Promise<void>((resolve) => {
      child.once("error", (error) => {
        this.#log += `${error.message}\n`;
        resolve();
      });
      child.once("exit", () => resolve());
    }).then(() => {
      this.#unguard();
      if (this.#child === child) this.#child = undefined;
    });
    if (child.pid !== undefined) this.#unguard = guardChild(child.pid, this.#place.directory);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#log = (this.#log + text).slice(-LOG_LIMIT);
    });
  }

  async #becomeReady(): Promise<void> {
    const child = this.#child;
    const portsFile = this.#file(`${basename(this.#binary)}_${child?.pid}.ports`);
    const ports = await waitFor(
      async () => {
        if (this.#child !== child || child === undefined) throw new Error(`nats-server ended.\n${this.#tail()}`);
        return readPorts(portsFile);
      },
      START_TIMEOUT_MS,
      () => `nats-server did not start within ${START_TIMEOUT_MS} ms.\n${this.#tail()}`,
    );
    this.#place = {
      directory: this.#place.directory,
      port: portOf(ports.nats) ?? this.#place.port,
      monitoringPort: portOf(ports.monitoring) ?? this.#place.monitoringPort,
      websocketPort: portOf(ports.websocket) ?? this.#place.websocketPort,
      clusterPort: portOf(ports.cluster) ?? this.#place.clusterPort,
    };
    await waitFor(
      () => readServerInfo(this.port),
      START_TIMEOUT_MS,
      () => `nats-server takes no connections.\n${this.#tail()}`,
    );
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    child.ref();
    sendSignal(child, signal);
    wake(child);
    const impatience = setTimeout(() => sendSignal(child, "SIGKILL"), STOP_TIMEOUT_MS);
    await this.#ended;
    clearTimeout(impatience);
  }

  #letProcessEnd(): void {
    this.#child?.unref();
    const stderr = this.#child?.stderr;
    if (stderr && "unref" in stderr && typeof stderr.unref === "function") stderr.unref();
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child === undefined) throw new Error(`The server does not run, so it cannot get ${signal}.`);
    sendSignal(this.#child, signal);
  }

  async #writeConfiguration(): Promise<void> {
    await writeFile(this.#file("nats-server.conf"), printServerConfiguration(this.#options, this.#startedAt));
  }

  #file(name: string): string {
    return join(this.#place.directory, name);
  }

  #tail(): string {
    return this.#log.trimEnd().split("\n").slice(-15).join("\n");
  }
}

async function readPorts(file: string): Promise<PortsFile | undefined> {
  try {
    // The server writes the file in place, so a reader can meet it half written.
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

function portOf(urls: readonly string[] | undefined): number | undefined {
  const port = /:(\d+)$/.exec(urls?.[0] ?? "")?.[1];
  return port === undefined ? undefined : Number(port);
}
