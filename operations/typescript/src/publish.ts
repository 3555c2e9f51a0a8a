import { setTimeout as after } from "node:timers/promises";
import { AutonatsError, type NatsConnection } from "@autonats/runtime";
import { headers } from "@nats-io/nats-core";

/** How long a stream may take to say that it has a message, until it is told again. */
const ATTEMPT_MS = 1000;
const PAUSE_MS = 50;

/** Publishes a message of so many bytes to a stream, with its text as its id, again until the stream says that it has it. */
export async function publish(
  connection: NatsConnection,
  text: string,
  { stream, bytes, timeoutMs }: { readonly stream: string; readonly bytes: number; readonly timeoutMs: number },
): Promise<string> {
  const named = headers();
  named.set("Nats-Msg-Id", text);
  const body = "y".repeat(bytes);
  let last: unknown;
  for (const end = performance.now() + timeoutMs; performance.now() < end; ) {
    try {
      const reply = await connection.request(`${stream}.${text}`, body, { timeout: ATTEMPT_MS, headers: named });
      const { error } = reply.json<{ readonly error?: { readonly description: string } }>();
      if (error === undefined) return text;
      last = error.description;
    } catch (error) {
      last = error;
    }
    await after(PAUSE_MS);
  }
  throw new AutonatsError("UNAVAILABLE", `the stream has not confirmed it: ${last}`, { outcome: "UNKNOWN_OUTCOME" });
}
