import { seenOf } from "./raw.js";
import type { Heard } from "./wire.js";

/** A message that a client has sent, as expectations see it. */
export interface SentMessage {
  /** Without the prefix. */
  readonly subject: string;
  /** Absent where there is none. */
  readonly reply?: string;
  /** The body. `{reply 1}` where it is the reply subject of the first message. */
  readonly text: string;
  readonly [key: string]: unknown;
}

/** What expectations see of what a client has sent. */
export function seenOfSent(messages: readonly Heard[], prefix: string): readonly SentMessage[] {
  return messages.map((message) => {
    const { reply } = message;
    const text = message.body.toString();
    const answered = text === "" ? -1 : messages.findIndex((other) => other.reply === text);
    return {
      ...seenOf(message),
      ...(reply === "" ? {} : { reply }),
      text: answered === -1 ? text : `{reply ${answered + 1}}`,
      subject: message.subject.slice(prefix.length + 1),
    };
  });
}

/** How many characters two texts begin with alike. */
export function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
