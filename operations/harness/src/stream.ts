import { createInbox, type NatsConnection } from "@nats-io/nats-core";
import { until } from "./wait.js";

/** Adds a JetStream stream, as somebody does who wants a trail of all that is said. */
export async function captureSubjects(connection: NatsConnection, name: string, ...subjects: string[]): Promise<void> {
  await ask(connection, `STREAM.CREATE.${name}`, { name, subjects, storage: "memory", retention: "limits" });
}

/** Adds a stream of what is published to `<name>.>`, in files, on so many servers, once they are ready. */
export async function keepMessages(connection: NatsConnection, name: string, replicas: number): Promise<void> {
  const stream = { name, subjects: [`${name}.>`], storage: "file", num_replicas: replicas };
  await askUntil(connection, `STREAM.CREATE.${name}`, stream);
}

/** Returns the name of the server that leads a stream, once one does. */
export async function leaderOf(connection: NatsConnection, name: string): Promise<string> {
  return await until(`somebody leads ${name}`, async () => {
    const verb = `STREAM.INFO.${name}`;
    const info = await askUntil<{ readonly cluster?: { readonly leader?: string } }>(connection, verb);
    return info.cluster?.leader;
  });
}

/** Reads the ids of all messages of a stream, and the place of each there. */
export async function readIds(
  connection: NatsConnection,
  name: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const ids = new Map<string, number[]>();
  let count = 0;
  const inbox = createInbox();
  const subscription = connection.subscribe(inbox, {
    callback: (_, message) => {
      count += 1;
      const id = message.headers?.get("Nats-Msg-Id") ?? "";
      ids.set(id, [...(ids.get(id) ?? []), count]);
    },
  });
  const config = { deliver_subject: inbox, ack_policy: "none", deliver_policy: "all", headers_only: true };
  const consumer = { stream_name: name, config };
  const verb = `CONSUMER.CREATE.${name}`;
  const { num_pending: all } = await askUntil<{ readonly num_pending: number }>(connection, verb, consumer);
  await until(`all messages of ${name} are read`, () => count >= all);
  subscription.unsubscribe();
  return ids;
}

/** Asks again until there is an answer: a stream that nobody leads gives none. */
function askUntil<T>(connection: NatsConnection, verb: string, body?: object): Promise<T> {
  let last: unknown;
  const asked = () =>
    ask<T>(connection, verb, body).catch((error: unknown) => {
      last = error;
      return undefined;
    });
  return until(`an answer to ${verb}`, asked, () => String(last));
}

async function ask<T>(connection: NatsConnection, verb: string, body?: object): Promise<T> {
  const text = body === undefined ? "" : JSON.stringify(body);
  const reply = await connection.request(`$JS.API.${verb}`, text, { timeout: 2000 });
  const answer = reply.json<T & { readonly error?: { readonly description: string } }>();
  if (answer.error !== undefined) throw new Error(`${verb}: ${answer.error.description}`);
  return answer;
}
