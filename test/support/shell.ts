import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Runs commands as a reader would type them, in one folder. */
export class Shell {
  readonly #directory: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #background: ChildProcess[] = [];

  constructor(directory: string, environment: NodeJS.ProcessEnv) {
    this.#directory = directory;
    this.#environment = environment;
  }

  /** Runs commands to their end and returns what they print. Rejects with it when one of them fails. */
  async run(commands: string): Promise<string> {
    const child = this.#spawn(commands);
    const printed = collect(child);
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`exit code ${code} of:\n${commands}\n${printed.text}`);
    return printed.text;
  }

  /** Starts commands and resolves when they have printed all the lines. Rejects when they end before. */
  async start(commands: string, lines: readonly string[]): Promise<void> {
    const child = this.#spawn(commands);
    this.#background.push(child);
    const printed = collect(child);
    await new Promise<void>((resolve, reject) => {
      printed.onText = () => {
        if (lines.every((line) => printed.text.includes(line))) resolve();
      };
      child.once("close", (code) => reject(new Error(`exit code ${code} of:\n${commands}\n${printed.text}`)));
    });
  }

  /** Ends what `start` has started, with all that it has started in turn. Resolves when it is gone. */
  async stop(): Promise<void> {
    for (const child of this.#background.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
      const gone = once(child, "close");
      process.kill(-child.pid, "SIGTERM");
      await gone;
    }
  }

  #spawn(commands: string): ChildProcess {
    // A process group of its own, so that what npx starts is reached by its signal too.
    return spawn("bash", ["-euo", "pipefail", "-c", commands], {
      cwd: this.#directory,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
  }
}

interface Printed {
  text: string;
  onText: () => void;
}

function collect(child: ChildProcess): Printed {
  const printed: Printed = { text: "", onText: () => undefined };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed.text += text;
      printed.onText();
    });
  }
  return printed;
}
