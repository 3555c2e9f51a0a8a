import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { startNatsServer } from "@autonats/testing/nats-server";
import { conformanceFolder } from "../../harness/src/folder.js";
import { Program } from "../../harness/src/program.js";

const run = promisify(execFile);

/** The service `Call` of one language, on a NATS server of its own. */
export interface ServedCalls {
  /** Runs the command line of NATS, and returns what it prints. Rejects where it fails. */
  nats(...parameters: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the server under test of a language, with its instance `one`. */
export async function serveCalls(language: string, nats: string, home: string): Promise<ServedCalls> {
  const languages = JSON.parse(readFileSync(new URL("languages.json", conformanceFolder), "utf8")) as Readonly<
    Record<string, { readonly server: readonly string[] }>
  >;
  const server = await startNatsServer();
  const program = new Program(languages[language]?.server ?? [], conformanceFolder.pathname, server.url);
  const command = { do: "start", name: "calls", service: "call", prefix: "autonats", instance: "one" };
  const { broken } = await program.send(command).answer;
  if (broken !== undefined) throw new Error(broken);
  // The user's own contexts are not to matter.
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    XDG_CONFIG_HOME: home,
    NATS_URL: server.url,
    NATS_TIMEOUT: "2s",
  };
  return {
    nats: async (...parameters) => {
      const { stdout, stderr } = await run(nats, parameters, { env });
      return stdout + stderr;
    },
    stop: async () => {
      await program.stop();
      await server.stop();
    },
  };
}
