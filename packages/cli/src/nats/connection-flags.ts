import type { Diagnostic } from "@autonats/model";
import type { Command } from "commander";
import type { GenerateFlags, SettingSource } from "../config/flags.js";
import { parseServers } from "../config/gateway-section.js";
import { SettingReader } from "../config/setting-reader.js";
import { parsePath } from "../config/values.js";
import type { Io } from "../io.js";

/** Where NATS is, and who is asking. */
export interface NatsAccess {
  /** Addresses; undefined where nobody named any. */
  readonly servers: readonly string[] | undefined;
  /** The path of a file with credentials. */
  readonly credentialsFile: string | undefined;
}

/** The settings of commands that connect, by the names that the tools of NATS have for them too. */
export const connectionSources: readonly SettingSource[] = [
  {
    name: "server",
    flag: "--server",
    environment: ["NATS_URL"],
    example: "--server nats://127.0.0.1:4222",
    decisive: false,
  },
  { name: "creds", flag: "--creds", environment: ["NATS_CREDS"], example: "--creds user.creds", decisive: false },
];

/** Adds the flags of commands that connect. */
export function addConnectionFlags(command: Command): Command {
  return command
    .option("-s, --server <urls>", "addresses of NATS servers (default: $NATS_URL, or nats://127.0.0.1:4222)")
    .option("--creds <file>", "credentials for NATS (default: $NATS_CREDS)");
}

/** Reads the settings of commands that connect. */
export function readAccess(
  flags: GenerateFlags,
  io: Pick<Io, "env">,
): { readonly access: NatsAccess; readonly diagnostics: readonly Diagnostic[] } {
  const reader = new SettingReader(flags, io.env, connectionSources);
  const access = {
    servers: reader.read("server", parseServers)?.value,
    credentialsFile: reader.read("creds", parsePath)?.value,
  };
  return { access, diagnostics: reader.diagnostics };
}
