import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./build.js";
import { freePort } from "./free-port.js";
import { until } from "./site.js";

/** A series that a query returns. */
export interface Answer {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What Prometheus says of something that it scrapes. */
export interface Target {
  readonly instance: string;
  readonly health: string;
  readonly lastError: string;
}

/** A rule, and what it has come to. */
export interface Rule {
  readonly name: string;
  /** `inactive`, `pending` or `firing`. */
  readonly state: string;
  readonly health: string;
}

/** A Prometheus server, which scrapes some targets and evaluates some rules every second. */
export class Prometheus {
  readonly #child: ChildProcess;
  readonly #directory: string;
  readonly #url: string;
  /** The instances that it scrapes. */
  readonly #instances: readonly string[];

  private constructor(child: ChildProcess, directory: string, url: string, instances: readonly string[]) {
    this.#child = child;
    this.#directory = directory;
    this.#url = url;
    this.#instances = instances;
  }

  /** Starts a server. `targets` has the addresses by the instance that they are called, `rules` paths. */
  static async start(targets: Readonly<Record<string, string>>, rules: readonly string[] = []): Promise<Prometheus> {
    const { prometheus } = await findPrometheus();
    const directory = mkdtempSync(join(tmpdir(), "autonats-prometheus-"));
    const scraped = Object.entries(targets).map(([instance, address]) => ({
      targets: [address],
      labels: { instance },
    }));
    const config = {
      global: { scrape_interval: "1s", evaluation_interval: "1s" },
      rule_files: rules,
      scrape_configs: [{ job_name: "test", static_configs: scraped }],
    };
    // JSON is YAML.
    writeFileSync(join(directory, "prometheus.yml"), JSON.stringify(config));
    const address = `127.0.0.1:${await freePort()}`;
    const child = spawn(
      prometheus,
      [
        `--config.file=${join(directory, "prometheus.yml")}`,
        `--storage.tsdb.path=${join(directory, "data")}`,
        `--web.listen-address=${address}`,
        "--enable-feature=exemplar-storage",
        "--log.level=error",
      ],
      { stdio: ["ignore", "inherit", "inherit"] },
    );
    const server = new Prometheus(child, directory, `http://${address}`, Object.keys(targets));
    await until("Prometheus is ready", async () => {
      if (child.exitCode !== null) throw new Error(`Prometheus has ended with ${child.exitCode}`);
      const response = await fetch(`http://${address}/-/ready`).catch(() => undefined);
      return response?.status === 200;
    });
    return server;
  }

  /** Returns what a query returns now. Throws what is wrong with it. */
  async query(text: string): Promise<readonly Answer[]> {
    const data = (await this.#ask("query", { query: text })) as {
      readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
    };
    return data.result.map(({ metric, value }) => ({ labels: metric, value: value[1] }));
  }

  /** Resolves once all targets were scraped, with what came of it. */
  async targets(): Promise<readonly Target[]> {
    let targets: readonly Target[] = [];
    await until("all targets were scraped", async () => {
      targets = await this.#targets();
      const scraped = targets.filter(({ health }) => health !== "unknown").map(({ instance }) => instance);
      return this.#instances.every((instance) => scraped.includes(instance));
    });
    return targets;
  }

  async #targets(): Promise<readonly Target[]> {
    const data = (await this.#ask("targets", {})) as {
      readonly activeTargets: readonly { labels: { instance: string }; health: string; lastError: string }[];
    };
    return data.activeTargets.map(({ labels: { instance }, health, lastError }) => ({ instance, health, lastError }));
  }

  async rules(): Promise<readonly Rule[]> {
    const data = (await this.#ask("rules", {})) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
    return data.groups.flatMap((group) => group.rules.map(({ name, state, health }) => ({ name, state, health })));
  }

  /** Returns the labels of all exemplars of some series. */
  async exemplars(query: string): Promise<readonly Readonly<Record<string, string>>[]> {
    const now = Date.now() / 1000;
    const data = (await this.#ask("query_exemplars", { query, start: `${now - 3600}`, end: `${now + 60}` })) as
      | readonly { readonly exemplars: readonly { readonly labels: Record<string, string> }[] }[]
      | null;
    return (data ?? []).flatMap(({ exemplars }) => exemplars.map(({ labels }) => labels));
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    if (this.#child.exitCode === null && this.#child.kill("SIGKILL")) await gone;
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #ask(what: string, parameters: Readonly<Record<string, string>>): Promise<unknown> {
    const response = await fetch(`${this.#url}/api/v1/${what}?${new URLSearchParams(parameters)}`);
    const answer = (await response.json()) as { status: string; data: unknown; error?: string };
    if (answer.status !== "success") throw new Error(`${JSON.stringify(parameters)}: ${answer.error}`);
    return answer.data;
  }
}

/** Reads metrics in the text format as `promtool check metrics` does. Throws what is wrong with them, names included. */
export function checkMetrics(text: string): Promise<void> {
  return promtool(["check", "metrics"], text);
}

/** Reads a file of rules as `promtool check rules` does. Throws what is wrong with it. */
export function checkRules(path: string): Promise<void> {
  return promtool(["check", "rules", path], "");
}

async function promtool(parameters: readonly string[], input: string): Promise<void> {
  const { promtool } = await findPrometheus();
  const { status, stdout, stderr } = spawnSync(promtool, parameters, { input, encoding: "utf8" });
  // What is only doubtful is printed too.
  if (status !== 0 || stderr !== "") throw new Error(`${stdout}${stderr}`);
}

/** Finds the programs of Prometheus, or fetches them. */
export async function findPrometheus(): Promise<{ readonly prometheus: string; readonly promtool: string }> {
  const found = (await import(`${root}scripts/find-prometheus.mjs`)) as {
    findPrometheus: () => { readonly prometheus: string; readonly promtool: string };
  };
  return found.findPrometheus();
}
