import { attempt } from "../guard/untrusted.js";

/** Longer bodies are not acknowledgements, and are not read. */
const MAX_ACKNOWLEDGEMENT = 4096;

/** Reports why a call got no answer from a handler although something replied that is not one. */
export function describeForeignReply(subject: string, body: Uint8Array): string {
  return isFromStream(body)
    ? `no Autonats handler replied in time, but a JetStream stream did: a stream captures "${subject}"; remove the subject from the stream`
    : `no Autonats handler replied in time, but something else replied on "${subject}"; an Autonats handler did not write that reply`;
}

/** Reports whether a body looks like what JetStream answers to a message that it stores, or cannot store. */
export function isFromStream(body: Uint8Array): boolean {
  if (body.length === 0 || body.length > MAX_ACKNOWLEDGEMENT) return false;
  const value: unknown = attempt(() => JSON.parse(new TextDecoder().decode(body)));
  if (typeof value !== "object" || value === null) return false;
  const { stream, seq, error } = value as { stream?: unknown; seq?: unknown; error?: unknown };
  if (typeof stream === "string" && typeof seq === "number") return true;
  if (typeof error !== "object" || error === null) return false;
  const { code, err_code } = error as { code?: unknown; err_code?: unknown };
  return typeof code === "number" && typeof err_code === "number";
}
