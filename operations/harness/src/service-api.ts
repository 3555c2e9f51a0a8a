import type { NatsConnection } from "@nats-io/nats-core";

/** What one endpoint says of itself in STATS. */
export interface EndpointStats {
  readonly name: string;
  readonly num_requests: number;
  readonly num_errors: number;
  readonly data?: {
    readonly running: number;
    readonly waiting: number;
    readonly slots: number;
    readonly refused: number;
    readonly denied: boolean;
    /** `ejected` of an instance that has left its group. */
    readonly state: string;
  };
}

/** Asks an instance of the service which methods it is denied on; undefined for none. */
export async function readDenied(nats: NatsConnection, instance: string): Promise<string | undefined> {
  const ping = await ask<{ readonly metadata?: Readonly<Record<string, string>> }>(nats, "PING", instance);
  return ping.metadata?.["autonats-denied"];
}

/** Asks an instance for its statistics. */
export function readStats(
  nats: NatsConnection,
  instance: string,
): Promise<{ readonly endpoints: readonly EndpointStats[] }> {
  return ask(nats, "STATS", instance);
}

/** Asks an instance whether it has left its group. */
export async function readState(nats: NatsConnection, instance: string): Promise<string | undefined> {
  const { endpoints } = await readStats(nats, instance);
  return endpoints[0]?.data?.state;
}

async function ask<T>(nats: NatsConnection, verb: string, instance: string): Promise<T> {
  return (await nats.request(`$SRV.${verb}.Work.${instance}`, "", { timeout: 5000 })).json<T>();
}
