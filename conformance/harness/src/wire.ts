import { createInbox, type Msg, type MsgHdrs, type NatsConnection } from "@nats-io/nats-core";

/** A message that the harness has heard. */
export interface Heard {
  readonly subject: string;
  /** Empty for none. */
  readonly reply: string;
  readonly body: Buffer;
  readonly head: HeardHead;
}

/** The headers of a message, in their order, and the status of the NATS server; 0 for none. */
export interface HeardHead {
  readonly status: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A message that the harness sends. */
export interface Outgoing {
  readonly body: Buffer;
  readonly reply?: string;
  /** The raw header block. */
  readonly head?: Buffer | undefined;
}

/** The harness's own way to send and hear messages, over NATS or over the memory of a program under test. */
export interface Wire {
  publish(subject: string, message: Outgoing): void;
  /** Returns what ends the subscription. */
  subscribe(subject: string, hear: (message: Heard) => void): () => void;
  /** Resolves once all that was sent so far has been passed on, and what had come has been heard. */
  flush(): Promise<void>;
}

/** Nobody subscribes to the subject of a request. */
export class NobodyIsThere extends Error {}

/** Sends a request. Resolves with its first reply; rejects with {@link NobodyIsThere}, or when the time is up. */
export async function request(
  wire: Wire,
  subject: string,
  message: Omit<Outgoing, "reply">,
  timeout: number,
): Promise<Heard> {
  const inbox = createInbox();
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;
  try {
    const reply = await new Promise<Heard>((resolve, reject) => {
      unsubscribe = wire.subscribe(inbox, resolve);
      timer = setTimeout(() => reject(new Error("timeout")), timeout);
      wire.publish(subject, { ...message, reply: inbox });
    });
    if (reply.head.status === 503 && reply.body.length === 0) throw new NobodyIsThere("nobody is there");
    return reply;
  } finally {
    clearTimeout(timer);
    unsubscribe?.();
  }
}

/** A wire over a NATS connection. */
export function natsWire(nats: NatsConnection): Wire {
  return {
    publish: (subject, { body, reply, head }) =>
      nats.publish(subject, body, {
        ...(reply === undefined ? {} : { reply }),
        // The client library asks headers for nothing but their bytes.
        ...(head === undefined ? {} : { headers: { encode: () => head } as unknown as MsgHdrs }),
      }),
    subscribe: (subject, hear) => {
      const callback = (error: Error | null, message: Msg): void => {
        try {
          if (error === null) hear(heardOf(message));
        } catch (thrown) {
          // A callback that throws would end the connection.
          console.error(thrown);
        }
      };
      const subscription = nats.subscribe(subject, { callback });
      return () => subscription.unsubscribe();
    },
    flush: () => nats.flush(),
  };
}

function heardOf(message: Msg): Heard {
  return {
    subject: message.subject,
    reply: message.reply ?? "",
    body: Buffer.from(message.data),
    // Read by those who ask: the client library takes long over many headers.
    get head() {
      const { headers } = message;
      const fields = (headers?.keys() ?? []).flatMap((name) =>
        (headers?.values(name) ?? []).map((value) => [name, value] as const),
      );
      return { status: headers?.code ?? 0, fields };
    },
  };
}
