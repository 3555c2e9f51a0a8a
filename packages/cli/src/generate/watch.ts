import { readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Diagnostic } from "@autonats/model";
import { pathFrom, toSlashes } from "@autonats/model/node";
import { type FSWatcher, watch } from "chokidar";
import type { Request } from "../config/request.js";
import { reportCrash } from "../crash-report.js";
import { counted } from "../diagnostics/report.js";
import { EnvironmentError, systemCode } from "../environment-error.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import { printable } from "../terminal/printable.js";
import { createVoice, type Voice } from "../terminal/voice.js";
import { type CommandLine, present } from "./present.js";
import { type RunResult, runOnce } from "./run.js";
import { aFile, createWatchFilter, type WatchFilter } from "./watched-files.js";

/** How long files must be left alone before a run begins, in milliseconds: editors save in several steps. */
const quietMs = 80;

/** How long files that are watched from now on may take to be, in milliseconds, and how often that is looked at. */
const longestAttachMs = 2000;
const attachPollMs = 5;

const keyHelp = [
  ["r", "generate again"],
  ["c", "clear the screen"],
  ["h", "this help"],
  ["q", "quit"],
] as const;

/**
 * Generates, and again whenever something changes that the result depends on, until it is told to stop. Mistakes in sources
 * or configuration are reported and waited out.
 */
export function watchProject(
  request: Request,
  warnings: readonly Diagnostic[],
  commandLine: CommandLine,
  io: Io,
): Promise<ExitCode> {
  return new WatchSession(request, warnings, commandLine, io).run();
}

class WatchSession {
  readonly #request: Request;
  readonly #warnings: readonly Diagnostic[];
  readonly #commandLine: CommandLine;
  readonly #io: Io;
  readonly #voice: Voice;
  /** Absolute paths that are watched wherever they are. */
  readonly #wanted = new Set<string>();
  readonly #leavesAlone: WatchFilter;
  readonly #watcher: FSWatcher;
  /** What the last run left on disk: changes that only say so are not news. */
  #written: ReadonlyMap<string, string> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stop: (exitCode: ExitCode) => void = () => {};

  constructor(request: Request, warnings: readonly Diagnostic[], commandLine: CommandLine, io: Io) {
    this.#request = request;
    this.#warnings = warnings;
    this.#commandLine = commandLine;
    this.#io = io;
    const { json, color } = request.presentation;
    this.#voice = createVoice(json ? io.stderr : io.stdout, io, color);
    const { root, configPath } = request;
    if (configPath !== undefined) this.#wanted.add(configPath.value);
    this.#leavesAlone = createWatchFilter(root, this.#wanted, request.known);
    this.#watcher = watch([root, ...this.#wanted], {
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      ignored: this.#leavesAlone,
    });
  }

  /** Resolves once the user or the machine ends it. */
  async run(): Promise<ExitCode> {
    let failure: EnvironmentError | undefined;
    const stopped = new Promise<ExitCode>((resolve) => {
      this.#stop = resolve;
    });
    this.#watcher.on("error", (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      failure = new EnvironmentError(`cannot watch ${this.#request.root}: ${reason}`, { cause: error });
      this.#stop(exitCodes.environment);
    });
    const ready = new Promise<void>((resolve) => this.#watcher.once("ready", resolve));
    const releases = [this.#io.onInterrupt(() => this.#stop(exitCodes.interrupted)), this.#listenToKeys()];
    try {
      await Promise.race([ready, stopped]);
      this.#watcher.on("all", (_event, path) => this.#onChange(toSlashes(path)));
      this.#generate();
      const exitCode = await stopped;
      if (failure !== undefined) throw failure;
      return exitCode;
    } finally {
      for (const release of releases) release();
      clearTimeout(this.#timer);
      this.#again = false;
      await this.#running;
      await this.#watcher.close();
    }
  }

  #onChange(path: string): void {
    if (this.#isOwnWork(path)) return;
    const { dim } = this.#voice.palette;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#voice.line(dim(`${printable(pathFrom(this.#io.cwd, path))} changed`));
      this.#generate();
    }, quietMs);
  }

  #isOwnWork(path: string): boolean {
    const written = this.#written.get(path);
    if (written === undefined) return false;
    try {
      return readFileSync(path, "utf8") === written;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return false;
    }
  }

  /** Begins a run, or has the one that is going on followed by another. */
  #generate(): void {
    this.#again = true;
    this.#running ??= this.#generateWhileNeeded().finally(() => {
      this.#running = undefined;
    });
  }

  async #generateWhileNeeded(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        const started = Date.now();
        const result = await runOnce(this.#request, this.#warnings, this.#io.now);
        this.#remember(result);
        await present(this.#request, result, this.#commandLine, this.#io);
        await this.#watchAlso(result.inputs, started);
        this.#sayWaiting(result);
      } catch (error) {
        this.#reportFailure(error);
      }
    }
  }

  #remember({ files }: RunResult): void {
    const { root } = this.#request;
    const onDisk = files.filter(({ status }) => status === "created" || status === "updated" || status === "unchanged");
    this.#written = new Map(onDisk.map(({ path, after = "" }) => [`${root}/${path}`, after]));
  }

  /**
   * Watches what a run depended on and nobody watches yet. A file that was written since the run began, before it was
   * watched, asks for another run.
   */
  async #watchAlso(inputs: readonly string[], since: number): Promise<void> {
    const added = inputs.filter((path) => this.#leavesAlone(path, aFile));
    for (const path of added) this.#wanted.add(path);
    this.#watcher.add(added);
    const latest = Date.now() + longestAttachMs;
    while (!added.every((path) => isWatched(this.#watcher, path)) && Date.now() < latest) await delay(attachPollMs);
    if (added.some((path) => wasWritten(path, since))) this.#again = true;
  }

  #sayWaiting({ inputs }: RunResult): void {
    const { dim } = this.#voice.palette;
    const help = this.#io.keys === undefined ? "" : "  press h for help";
    const files = inputs.length === 0 ? "the project" : counted(inputs.length, "file");
    this.#voice.line(dim(`watching ${files}${help}`));
  }

  #reportFailure(error: unknown): void {
    if (error instanceof EnvironmentError) this.#io.stderr.write(`error: ${printable(error.message)}\n`);
    else reportCrash(error, ["generate", "--watch"], false, this.#io);
  }

  #listenToKeys(): () => void {
    const { keys } = this.#io;
    if (keys === undefined) return () => {};
    return keys.onKey((key) => {
      if (key === "q") this.#stop(exitCodes.done);
      else if (key === "\u0003") this.#stop(exitCodes.interrupted);
      else if (key === "r") this.#generate();
      else if (key === "c") this.#voice.text("\u001b[2J\u001b[3J\u001b[H");
      else if (key === "h") for (const [name, does] of keyHelp) this.#voice.line(`  ${name}  ${does}`);
    });
  }
}

function isWatched(watcher: FSWatcher, path: string): boolean {
  return watcher.getWatched()[dirname(path)]?.includes(basename(path)) === true;
}

function wasWritten(path: string, since: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.mtimeMs >= since;
}
