import type { NatsConnection } from "@nats-io/nats-core";

/** Adds a JetStream stream, as somebody does who wants a trail of all that is said. */
export async function captureSubjects(connection: NatsConnection, name: string, ...subjects: string[]): Promise<void> {
  const configuration = { name, subjects, storage: "memory", retention: "limits" };
  const reply = await connection.request(`$JS.API.STREAM.CREATE.${name}`, JSON.stringify(configuration));
  const { error } = reply.json<{ readonly error?: { readonly description: string } }>();
  if (error !== undefined) throw new Error(`no stream ${name}: ${error.description}`);
}
