import type { RawMessage } from "./case.js";
import type { Heard } from "./wire.js";

/** What the body of a successful reply begins with. */
export const MARK = "\t";

const ERROR_NUMBER = "Nats-Service-Error-Code";

/** The bytes of a message's body. */
export function bodyOf({ json, text, base64, repeat }: RawMessage): Buffer {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  if (repeat !== undefined) return Buffer.from(repeat[0] + repeat[1].repeat(repeat[2]) + repeat[3]);
  return Buffer.from(text ?? "");
}

/** The bytes of a reply's body: with the mark, unless it has no body, says an error or is to be a foreign answer. */
export function replyBodyOf(reply: RawMessage & { readonly foreign?: true; readonly marked?: true }): Buffer {
  const { json, text, base64, repeat, headers = {}, rawHeaders = "" } = reply;
  const isError = Object.hasOwn(headers, ERROR_NUMBER) || rawHeaders.includes(ERROR_NUMBER);
  const isEmpty = [json, text, base64, repeat].every((body) => body === undefined);
  const body = bodyOf(reply);
  const isBare = isError || isEmpty || reply.foreign === true;
  return isBare && reply.marked !== true ? body : Buffer.concat([Buffer.from(MARK), body]);
}

/** The header block of a message; undefined for none. */
export function headOf({ headers, rawHeaders, manyHeaders }: RawMessage): Buffer | undefined {
  if (rawHeaders !== undefined) return Buffer.from(rawHeaders, "latin1");
  if (manyHeaders !== undefined) return blockOf(Array.from({ length: manyHeaders }, (_, index) => [`n${index}`, ""]));
  if (headers === undefined) return undefined;
  return blockOf(
    Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const)),
  );
}

function blockOf(fields: readonly (readonly [name: string, value: string])[]): Buffer {
  return Buffer.from(`NATS/1.0\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
}

/**
 * What expectations see of a message: `body` as JSON if it is, else as `text`; `failure` for the body of an error reply; `headers` with the first value of
 * each name, `fields` with all of them; whether it is `marked`.
 */
export function seenOf({ body, head }: Heard): Readonly<Record<string, unknown>> {
  const text = body.toString();
  const headers = Object.fromEntries([...head.fields].reverse());
  const seen = {
    headers,
    headerCount: Object.keys(headers).length,
    fields: head.fields,
    size: body.length,
    text,
    marked: text.startsWith(MARK),
  };
  const json = jsonOf(text);
  return Object.hasOwn(headers, ERROR_NUMBER) ? { ...seen, failure: json } : { ...seen, body: json };
}

/** The body of an error reply; undefined for another reply. */
export function failureOf({ body, head }: Heard): Readonly<Record<string, unknown>> | undefined {
  if (!head.fields.some(([name]) => name === ERROR_NUMBER)) return undefined;
  return JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
