import type { NatsConnection } from "@nats-io/nats-core";

/** What of an ADR-32 INFO answer the demo prints. */
export interface ServiceInfo {
  readonly name: string;
  readonly version: string;
  readonly id: string;
  readonly endpoints: readonly { readonly name: string; readonly subject: string }[];
}

/** What of an ADR-32 STATS answer the demo prints. */
export interface ServiceStats {
  readonly endpoints: readonly { readonly name: string; readonly num_requests: number }[];
}

/** Asks all instances and waits for `expected` answers, two seconds at most. */
export async function surveyInstances<Answer>(
  connection: NatsConnection,
  subject: string,
  expected: number,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const replies = await connection.requestMany(subject, "", {
    strategy: "count",
    maxMessages: expected,
    maxWait: 2000,
  });
  for await (const reply of replies) answers.push(reply.json<Answer>());
  return answers;
}
