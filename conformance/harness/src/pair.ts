import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { conformanceFolder } from "./folder.js";
import { Link } from "./link.js";
import { memoryWire } from "./memory-wire.js";
import { Program } from "./program.js";
import type { Result } from "./result.js";
import type { Heard, Wire } from "./wire.js";

/** Plays a handler: gets what a client has sent, and may answer. */
export type Peer = (message: Heard) => void;

/** A client and a server under test, in two languages or twice in one, and the harness's own connection beside them. Over memory both are one program. */
export interface Pair {
  /** Such as `typescript → go`: the client's language, then the server's. */
  readonly name: string;
  readonly clientLanguage: string;
  readonly client: Program;
  readonly server: Program;
  /** The programs' ways to the NATS server. Absent where there is none, as over memory. */
  readonly links?: Readonly<Record<"client" | "server", Link>>;
  readonly wire: Wire;
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

const folder = fileURLToPath(conformanceFolder);

interface Programs {
  readonly client: readonly string[];
  readonly server: readonly string[];
  /** Both in one process, over memory. */
  readonly memory?: readonly string[];
}

/** The languages that take part, by the file `languages.json`. */
export function readLanguages(): Readonly<Record<string, Programs>> {
  const text = readFileSync(new URL("languages.json", conformanceFolder), "utf8");
  return JSON.parse(text) as Readonly<Record<string, Programs>>;
}

/** The name of a pair, the client's language first. */
export function nameOfPair(from: string, to: string): string {
  return `${from} → ${to}`;
}

/** The name of the pair of a language with itself over memory. */
export function nameOfMemoryPair(language: string): string {
  return `${nameOfPair(language, language)} (memory)`;
}

/** Starts the programs of a pair. */
export async function startPair(from: string, to: string, wire: Wire, port: number): Promise<Pair> {
  const languages = readLanguages();
  const client = languages[from]?.client;
  const server = languages[to]?.server;
  if (client === undefined || server === undefined) throw new Error(`no programs for ${from} and ${to}`);
  const links = { client: await Link.open(port, "client"), server: await Link.open(port, "server") };
  return {
    name: nameOfPair(from, to),
    clientLanguage: from,
    client: new Program(client, folder, links.client.url),
    server: new Program(server, folder, links.server.url),
    links,
    wire,
    ...prefixesOf(`${from}_${to}`, wire),
  };
}

/** Starts the program that has the client and the server of a language, over memory. */
export function startMemoryPair(language: string): Pair {
  const command = readLanguages()[language]?.memory;
  if (command === undefined) throw new Error(`no program for ${language} over memory`);
  const program = new Program(command, folder, "memory");
  const wire = memoryWire(program);
  return {
    name: nameOfMemoryPair(language),
    clientLanguage: language,
    client: program,
    server: program,
    wire,
    ...prefixesOf(`${language}_memory`, wire),
  };
}

/** Hands out prefixes, and passes on to peers what is sent under theirs. */
function prefixesOf(name: string, wire: Wire): Pick<Pair, "newPrefix" | "newPeerPrefix" | "play"> {
  const peers = new Map<string, Peer>();
  const root = `kit_${name}`;
  const peerRoot = `peer_${name}`;
  wire.subscribe(`${peerRoot}.*.>`, (message) => peers.get(message.subject.split(".", 2).join("."))?.(message));
  let last = 0;
  const next = (start: string): string => {
    last += 1;
    return `${start}.n${last}`;
  };
  return {
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
  if (links !== undefined) await Promise.all([links.client, links.server].map((link) => link[Symbol.asyncDispose]()));
  return PROGRAM_CHECKS.map((check, index) => {
    const difference = ends[index];
    return { pair: name, group: PROGRAMS, name: check, ...(difference === undefined ? {} : { difference }) };
  });
}
