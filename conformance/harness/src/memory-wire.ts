import type { Program } from "./program.js";
import type { HeardHead, Wire } from "./wire.js";

/** What a program writes of a message that the harness has subscribed to. */
interface HeardLine {
  readonly subject: string;
  readonly reply: string;
  /** In base64. */
  readonly head?: string;
  readonly body: string;
}

/** A wire over the memory of a program that holds a network, a client and a server. */
export function memoryWire(program: Program): Wire {
  return {
    publish: (subject, { body, reply = "", head }) => {
      const block = head === undefined ? {} : { head: head.toString("base64") };
      program.send({ do: "publish", subject, reply, body: body.toString("base64"), ...block });
    },
    subscribe: (subject, hear) => {
      const { id } = program.send({ do: "subscribe", subject });
      program.hear(id, (line) => {
        const { subject, reply, body, head } = line as unknown as HeardLine;
        hear({ subject, reply, body: Buffer.from(body, "base64"), head: parseHead(head) });
      });
      return () => {
        program.send({ do: "unsubscribe", subscription: id });
        program.hear(id, undefined);
      };
    },
    flush: async () => {
      await program.send({ do: "flush" }).answer;
    },
  };
}

function parseHead(base64: string | undefined): HeardHead {
  if (base64 === undefined) return { status: 0, fields: [] };
  const [first = "", ...lines] = Buffer.from(base64, "base64").toString().split(/\r?\n/u);
  const fields = lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
  });
  return { status: Number(first.split(" ")[1] ?? 0), fields };
}
