import type { Pair } from "./pair.js";
import { headOf, replyBodyOf } from "./raw.js";
import { isSameValue } from "./same-value.js";
import { type Vector, wireOf } from "./vector.js";
import { type Check, differs, isAsSaid, isMalformed, together, wantedOf } from "./vector-check.js";
import { readRequest, sendValue } from "./vector-request.js";

/** Rules that an error reply may break as a whole, whatever error it says. */
const UNREADABLE = new Set(["SYNTAX", "TOO_LARGE", "DUPLICATE_KEY", "TOO_DEEP", "ENCODING"]);
const FAILURE = headOf({ headers: { "Nats-Service-Error-Code": "500", "Nats-Service-Error": "failed" } });
const declaredErrors = new Set(["NotFound", "OutOfStock", "Closed"]);

/**
 * Runs a vector through live calls: the client reads its body as a reply, the server reads it in a request and what it sends back reaches the
 * client, and the client sends the value through the server. What they write is compared with what the vector allows. Gives what differs from it, undefined if
 * nothing does, or that it was left out because neither language of the pair can be put to it.
 */
export async function runVector(pair: Pair, valuePrefix: string, vector: Vector): Promise<Check> {
  const wire = wireOf(vector);
  const checks: Promise<Check>[] = [];
  if (vector.type === "ErrorReply" || declaredErrors.has(vector.type)) {
    if (wire !== undefined) checks.push(readFailure(pair, vector, wire));
  } else {
    if (wire !== undefined && !(vector.request === true && wire.length === 0))
      checks.push(readReply(pair, vector, wire));
    if (wire !== undefined) checks.push(readRequest(pair, valuePrefix, vector, wire));
    if ("value" in vector && (vector.only ?? pair.clientLanguage) === pair.clientLanguage) {
      checks.push(sendValue(pair, valuePrefix, vector));
    }
  }
  return together(await Promise.all(checks));
}

async function readFailure(pair: Pair, vector: Vector, wire: Buffer): Promise<string | undefined> {
  const prefix = pair.newPeerPrefix();
  pair.play(prefix, ({ reply }) => pair.wire.publish(reply, { body: wire, head: FAILURE }));
  const call = {
    do: "call",
    service: "call",
    method: "Take",
    prefix,
    arguments: ["x", 1, { date: "2026-01-01T00:00:00Z" }],
  };
  const answer = await pair.client.send(call).answer;
  if (vector.reject !== undefined) {
    const isUnreadable = UNREADABLE.has(vector.reject.rule) && answer.error?.["code"] === "UNKNOWN";
    return differs("reading the failure", answer, wantedOf(vector), isUnreadable || isMalformed(answer, vector));
  }
  const body = vector.value as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const reply = body["errorReply"];
  if (reply !== undefined) {
    const { type: _type, data: _data, ...wanted } = reply;
    const isSame = Object.entries(wanted).every(([key, value]) => isSameValue(value, answer.error?.[key]));
    return differs("reading the failure", answer, { error: wanted }, isSame);
  }
  const { class: name, fields } = body["error"] as { class: string; fields: [string, unknown][] };
  const isSame = answer.error?.["type"] === name && isSameValue({ map: fields }, answer.error["data"]);
  return differs("reading the failure", answer, { error: { type: name, data: { map: fields } } }, isSame);
}

async function readReply(pair: Pair, vector: Vector, wire: Buffer): Promise<string | undefined> {
  const prefix = pair.newPeerPrefix();
  pair.play(prefix, ({ reply }) =>
    pair.wire.publish(reply, { body: replyBodyOf({ base64: wire.toString("base64") }) }),
  );
  const call = { do: "call", service: "value", method: `Get${vector.type}`, prefix, arguments: [] };
  const answer = await pair.client.send(call).answer;
  return differs("reading the reply", answer, wantedOf(vector), isAsSaid(vector, answer));
}
