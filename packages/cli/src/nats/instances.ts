import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { NatsConnection } from "@autonats/runtime";

/** A method as a running instance serves it. */
export interface RunningMethod {
  readonly name: string;
  readonly kind: string;
  /** Absent where the generator gave none. */
  readonly fingerprint: string | undefined;
}

/** An instance of an Autonats service, as it describes itself. */
export interface RunningInstance {
  readonly service: string;
  readonly id: string;
  readonly version: string;
  /** The part of its subjects between the prefix and the method, such as `user.v1`. */
  readonly subject: string;
  readonly methods: readonly RunningMethod[];
  /** Whether it gives its model on request. */
  readonly offersModel: boolean;
}

/** How long to wait for the first answer, and after the last one, in milliseconds. */
const FIRST_MS = 2000;
const QUIET_MS = 300;
const POLL_MS = 20;

/** Asks all instances of all services, or of one, what they serve. In order of service and id. */
export async function findInstances(
  connection: NatsConnection,
  prefix: string,
  service?: string,
): Promise<readonly RunningInstance[]> {
  const found: RunningInstance[] = [];
  let answers = 0;
  const inbox = `_INBOX.${randomUUID().replaceAll("-", "")}`;
  const subscription = connection.subscribe(inbox, {
    callback: (_error, { data }) => {
      answers += 1;
      const instance = readInstance(data, prefix);
      if (instance !== undefined) found.push(instance);
    },
  });
  connection.publish(service === undefined ? "$SRV.INFO" : `$SRV.INFO.${service}`, "", { reply: inbox });
  for (let waited = 0; answers === 0 && waited < FIRST_MS; waited += POLL_MS) await pause(POLL_MS);
  for (let before = -1; before !== answers; ) {
    before = answers;
    await pause(QUIET_MS);
    // What has arrived while this process was busy is taken in first.
    await connection.flush();
  }
  subscription.unsubscribe();
  return found.sort((left, right) => compare(left.service, right.service) || compare(left.id, right.id));
}

/** Reads an answer of INFO; undefined for one that is not of Autonats, or of another prefix. */
export function readInstance(bytes: Uint8Array, prefix: string): RunningInstance | undefined {
  const { name, id, version, metadata, endpoints } = toFields(parse(bytes));
  const properties = toFields(metadata);
  if (properties["autonats-protocol"] !== "1" || !isToken(name) || !isToken(id) || !Array.isArray(endpoints))
    return undefined;
  const subjects = new Set<string>();
  const methods = endpoints.map((endpoint: unknown): RunningMethod => {
    const { name: method, subject, metadata: own } = toFields(endpoint);
    const { "autonats-kind": kind, "autonats-fingerprint": fingerprint } = toFields(own);
    subjects.add(String(subject).slice(0, -String(method).length - 1));
    return {
      name: String(method),
      kind: String(kind),
      fingerprint: typeof fingerprint === "string" ? fingerprint : undefined,
    };
  });
  const [own = ""] = subjects;
  if (subjects.size !== 1 || !own.startsWith(`${prefix}.`)) return undefined;
  return {
    service: name,
    id,
    version: String(version),
    subject: own.slice(prefix.length + 1),
    methods,
    offersModel: properties["autonats-model"] === "gzip",
  };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** What comes from an instance becomes part of subjects and of messages. */
function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{1,128}$/u.test(value);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
