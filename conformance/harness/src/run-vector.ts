import { headers, type Msg, type MsgHdrs } from "@nats-io/nats-core";
import type { Pair } from "./pair.js";
import type { Answer } from "./program.js";
import { show } from "./result.js";
import { isSameValue } from "./same-value.js";
import { type Vector, wireOf } from "./vector.js";

/** Rules that speak of a body as a whole. That of its bytes is none here: what comes in a message may be as large as the NATS server takes. */
const BODY_RULES = new Set(["SYNTAX"]);
/** Types that stand for the request records of methods. */
const wholeRequests = new Set(["FindRequest", "ListRequest"]);
/** Rules that an error reply may break as a whole, whatever error it says. */
const UNREADABLE = new Set(["SYNTAX", "TOO_LARGE", "DUPLICATE_KEY", "TOO_DEEP", "ENCODING"]);
const declaredErrors = new Set(["NotFound", "OutOfStock", "Closed"]);
/** Stands for a check that a vector cannot be put to. */
export const LEFT_OUT: unique symbol = Symbol("left out");

/** What came of a vector: what differs, nothing, or that nothing was done. */
export type Check = string | typeof LEFT_OUT | undefined;

/**
 * Runs a vector through live calls: the client reads its body as a reply, the server reads it in a request and what it sends back reaches the
 * client, and the client sends the value through the server. Gives what differs from the vector, undefined if nothing does, or that it was left out
 * because neither language of the pair can be put to it.
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
  const done = (await Promise.all(checks)).filter((check) => check !== LEFT_OUT);
  if (done.length === 0) return LEFT_OUT;
  const differences = done.filter((difference) => difference !== undefined);
  return differences.length === 0 ? undefined : differences.join("; ");
}

async function readFailure(pair: Pair, vector: Vector, wire: Buffer): Promise<string | undefined> {
  const prefix = pair.newPeerPrefix();
  pair.play(prefix, (message) => message.respond(wire, { headers: failureHeaders() }));
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
    return differs("reading the failure", answer, isUnreadable || isMalformed(answer, vector));
  }
  const body = vector.value as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const reply = body["errorReply"];
  if (reply !== undefined) {
    const { type: _type, data: _data, ...wanted } = reply;
    const isSame = Object.entries(wanted).every(([key, value]) => isSameValue(value, answer.error?.[key]));
    return differs("reading the failure", answer, isSame);
  }
  const { class: name, fields } = body["error"] as { class: string; fields: [string, unknown][] };
  const isSame = answer.error?.["type"] === name && isSameValue({ map: fields }, answer.error["data"]);
  return differs("reading the failure", answer, isSame);
}

function failureHeaders(): MsgHdrs {
  const made = headers();
  made.set("Nats-Service-Error-Code", "500");
  made.set("Nats-Service-Error", "failed");
  return made;
}

async function readReply(pair: Pair, vector: Vector, wire: Buffer): Promise<string | undefined> {
  const prefix = pair.newPeerPrefix();
  pair.play(prefix, (message) => message.respond(wire));
  const answer = await pair.client.send(getter(vector, prefix)).answer;
  return differs("reading the reply", answer, isAsSaid(vector, answer));
}

function isAsSaid(vector: Vector, answer: Answer): boolean {
  if (vector.reject !== undefined) return isMalformed(answer, vector);
  if (vector.either === true && answer.error?.["reason"] === "MALFORMED_REPLY") return true;
  return "value" in answer && isSameValue(vector.value, answer.value);
}

function isMalformed({ error }: Answer, { reject }: Vector): boolean {
  return (
    error?.["code"] === "INTERNAL" && error["reason"] === "MALFORMED_REPLY" && (error["path"] ?? "") === reject?.path
  );
}

function getter(vector: Vector, prefix: string): Readonly<Record<string, unknown>> {
  return { do: "call", service: "value", method: `Get${vector.type}`, prefix, arguments: [] };
}

async function readRequest(pair: Pair, prefix: string, vector: Vector, wire: Buffer): Promise<Check> {
  const isWhole = wholeRequests.has(vector.type) && vector.request === true;
  if (vector.request === true && !isWhole) return readEmptyRequest(pair, prefix, vector);
  // Around a value there is one more object, which may make the body one level too deep or a few bytes too long.
  if (!isWhole && (vector.reject?.rule === "TOO_DEEP" || depthOf(wire) >= 64)) return LEFT_OUT;
  const method = isWhole ? vector.type.replace("Request", "") : `Echo${vector.type}`;
  const body = isWhole ? wire : Buffer.concat([Buffer.from('{"value":'), wire, Buffer.from("}")]);
  if (vector.reject === undefined) return relay(pair, prefix, vector, method, body);
  const reply = await pair.nats.request(`${prefix}.value.${method}`, body, { timeout: 10_000 });
  const failure = failureOf(reply);
  const path = isWhole || BODY_RULES.has(vector.reject.rule) ? vector.reject.path : below(vector.reject, wire);
  const isSame = failure?.["code"] === "INVALID_ARGUMENT" && (failure["path"] ?? "") === path;
  return differs(`reading the request (path ${show(path)})`, failure ?? reply.string(), isSame);
}

/** No body at all is an empty record, in which the parameter is absent. */
async function readEmptyRequest(pair: Pair, prefix: string, vector: Vector): Promise<string | undefined> {
  const reply = await pair.nats.request(`${prefix}.value.Echo${vector.type}`, "", { timeout: 10_000 });
  const failure = failureOf(reply);
  return differs("reading the request", failure ?? reply.string(), failure?.["path"] === "value");
}

/** The path of a vector's trouble where the value is the field `value` of an object. */
function below({ path, rule }: { readonly path: string; readonly rule: string }, wire: Buffer): string {
  if (rule === "ENCODING" && path === "" && !isText(wire)) return "";
  return path === "" || path.startsWith("[") ? `value${path}` : `value.${path}`;
}

function isText(wire: Buffer): boolean {
  return Buffer.from(wire.toString("utf8")).equals(wire) && !wire.toString("utf8").startsWith("\ufeff");
}

/** Lets the client read what the server makes of a body. */
async function relay(
  pair: Pair,
  to: string,
  vector: Vector,
  method: string,
  body: Buffer,
): Promise<string | undefined> {
  const prefix = pair.newPeerPrefix();
  pair.play(prefix, (message) => {
    void pair.nats.request(`${to}.value.${method}`, body, { timeout: 10_000 }).then(
      (reply) => message.respond(reply.data, reply.headers === undefined ? {} : { headers: reply.headers }),
      // The client finds out that there is no answer.
      () => undefined,
    );
  });
  const answer = await pair.client.send(getter(vector, prefix)).answer;
  const isRefused = vector.either === true && answer.error?.["code"] === "INVALID_ARGUMENT";
  return differs("through the server", answer, isRefused || isAsSaid(vector, answer));
}

async function sendValue(pair: Pair, prefix: string, vector: Vector): Promise<Check> {
  const wire = wireOf(vector);
  if (wire !== undefined && depthOf(wire) >= 64) return LEFT_OUT;
  const call = { do: "call", service: "value", method: `Echo${vector.type}`, prefix, arguments: [vector.value] };
  const answer = await pair.client.send(call).answer;
  if (answer.unsupported !== undefined) return LEFT_OUT;
  if (vector.reject === undefined) return differs("sending the value", answer, isSent(vector, answer));
  const { path, rule } = vector.reject;
  const whole = path === "" || path.startsWith("[") ? `value${path}` : `value.${path}`;
  // What is too deep is so one level sooner, as the request record has a level of its own.
  const named = String(answer.error?.["path"]);
  const isNamed = rule === "TOO_DEEP" ? whole.startsWith(named) : whole === named;
  const isRefused = answer.error?.["code"] === "INVALID_ARGUMENT" && answer.error["outcome"] === "NOT_SENT";
  return differs(`refusing the value (path ${show(whole)})`, answer, isRefused && isNamed);
}

/** Where only writing is about the value, it may come back as another: without what is not declared. */
function isSent(vector: Vector, answer: Answer): boolean {
  if (!("value" in answer)) return false;
  if (typeof vector.encodes !== "string" || wireOf(vector) !== undefined)
    return isSameValue(vector.value, answer.value);
  return (
    isSameValue({ json: JSON.parse(vector.encodes) as unknown }, answer.value) ||
    isSameValue(vector.value, answer.value)
  );
}

/** The body of an error reply; undefined for another reply. */
export function failureOf(reply: Msg): Readonly<Record<string, unknown>> | undefined {
  if (reply.headers?.has("Nats-Service-Error-Code") !== true) return undefined;
  return JSON.parse(reply.string()) as Readonly<Record<string, unknown>>;
}

function depthOf(wire: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (const byte of wire) {
    if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return deepest;
}

function differs(what: string, actual: unknown, isSame: boolean): string | undefined {
  return isSame ? undefined : `${what} gave ${show(actual)}`;
}
