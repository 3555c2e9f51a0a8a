import { headers, type Msg, type MsgHdrs } from "@nats-io/nats-core";
import type { RawMessage } from "./case.js";

/** The bytes of a message's body. */
export function bodyOf({ json, text, base64, repeat }: RawMessage): Buffer {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  if (repeat !== undefined) return Buffer.from(repeat[0] + repeat[1].repeat(repeat[2]) + repeat[3]);
  return Buffer.from(text ?? "");
}

/** The headers of a message; undefined for none. */
export function headersOf({ headers: given, rawHeaders }: RawMessage): MsgHdrs | undefined {
  // The client library asks headers for nothing but their bytes.
  if (rawHeaders !== undefined) return { encode: () => Buffer.from(rawHeaders, "latin1") } as unknown as MsgHdrs;
  if (given === undefined) return undefined;
  const made = headers();
  for (const [name, values] of Object.entries(given)) for (const value of [values].flat()) made.append(name, value);
  return made;
}

/** What expectations see of a message: `body` as JSON if it is, else as `text`; `failure` for the body of an error reply; `headers`. */
export function seenOf(message: Msg): Readonly<Record<string, unknown>> {
  const names = message.headers?.keys() ?? [];
  const seen = {
    headers: Object.fromEntries(names.map((name) => [name, message.headers?.get(name)])),
    headerCount: names.length,
    size: message.data.length,
    text: message.string(),
  };
  const json = jsonOf(message.string());
  return message.headers?.has("Nats-Service-Error-Code") === true
    ? { ...seen, failure: json }
    : { ...seen, body: json };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
