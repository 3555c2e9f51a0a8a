import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Msg, NatsConnection } from "@nats-io/nats-core";
import { conformanceFolder } from "./folder.js";
import { Link } from "./link.js";
import { Program } from "./program.js";
import type { Result } from "./result.js";

/** Plays a handler: gets what a client has sent, and may answer. */
export type Peer = (message: Msg) => void;

/** A client and a server under test, in two languages or twice in one, and the harness's own connection beside them. */
export interface Pair {
  /** Such as `typescript → go`: the client's language, then the server's. */
  readonly name: string;
  readonly clientLanguage: string;
  readonly client: Program;
  readonly server: Program;
  /** The programs' ways to the NATS server. */
  readonly links: Readonly<Record<"client" | "server", Link>>;
  readonly nats: NatsConnection;
  /** A prefix that nobody else uses. */
  newPrefix(): string;
  /** One that {@link Pair.play} can take: what is sent under it always finds somebody. */
  newPeerPrefix(): string;
  /** Takes what is sent under a prefix. */
  play(prefix: string, peer: Peer): void;
}

/** The group of the checks of the programs themselves. */
export const PROGRAMS = "programs";
/** The client's, and the server's. */
export const PROGRAM_CHECKS: readonly string[] = ["the client ends with its input", "the server ends with its input"];

interface Programs {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** The languages that take part, by the file `languages.json`. */
export function readLanguages(): Readonly<Record<string, Programs>> {
  const text = readFileSync(new URL("languages.json", conformanceFolder), "utf8");
  return JSON.parse(text) as Readonly<Record<string, Programs>>;
}

/** Starts the programs of a pair. */
export async function startPair(from: string, to: string, nats: NatsConnection, port: number): Promise<Pair> {
  const languages = readLanguages();
  const client = languages[from]?.client;
  const server = languages[to]?.server;
  if (client === undefined || server === undefined) throw new Error(`no programs for ${from} and ${to}`);
  const directory = fileURLToPath(conformanceFolder);
  const peers = new Map<string, Peer>();
  const root = `kit_${from}_${to}`;
  const peerRoot = `peer_${from}_${to}`;
  nats.subscribe(`${peerRoot}.*.>`, {
    callback: (error, message) => {
      try {
        if (error === null) peers.get(message.subject.split(".", 2).join("."))?.(message);
      } catch (thrown) {
        // A callback that throws would end the connection.
        console.error(thrown);
      }
    },
  });
  const links = { client: await Link.open(port), server: await Link.open(port) };
  let last = 0;
  const next = (start: string): string => {
    last += 1;
    return `${start}.n${last}`;
  };
  return {
    name: `${from} → ${to}`,
    clientLanguage: from,
    client: new Program(client, directory, links.client.url),
    server: new Program(server, directory, links.server.url),
    links,
    nats,
    newPrefix: () => next(root),
    newPeerPrefix: () => next(peerRoot),
    play: (prefix, peer) => {
      peers.set(prefix, peer);
    },
  };
}

/** Ends the programs of a pair. Gives whether they go as they should. */
export async function stopPair({ name, client, server, links }: Pair): Promise<readonly Result[]> {
  const ends = await Promise.all([client.stop(), server.stop()]);
  await Promise.all([links.client[Symbol.asyncDispose](), links.server[Symbol.asyncDispose]()]);
  return PROGRAM_CHECKS.map((check, index) => {
    const difference = ends[index];
    return { pair: name, group: PROGRAMS, name: check, ...(difference === undefined ? {} : { difference }) };
  });
}
