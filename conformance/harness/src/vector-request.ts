import type { Pair } from "./pair.js";
import type { Answer } from "./program.js";
import { failureOf, headOf } from "./raw.js";
import { isSameValue } from "./same-value.js";
import { type Vector, wireOf } from "./vector.js";
import { type Check, checkWritten, depthOf, differs, isAsSaid, LEFT_OUT, together, wantedOf } from "./vector-check.js";
import { type Heard, request } from "./wire.js";

/** How long a message of the harness's own may take, in milliseconds. */
const PATIENCE = 10_000;
/** Rules about a body as a whole. The limit on its bytes does not apply here: a message may be as large as the NATS server accepts. */
const BODY_RULES = new Set(["SYNTAX"]);
/** Types that stand for the request records of methods. */
const wholeRequests = new Set(["FindRequest", "ListRequest"]);

/** Lets the server read a vector's body in a request. What it sends back is compared with what the vector allows, and must reach the client. */
export async function readRequest(pair: Pair, prefix: string, vector: Vector, wire: Buffer): Promise<Check> {
  const isWhole = wholeRequests.has(vector.type) && vector.request === true;
  if (vector.request === true && !isWhole) return readEmptyRequest(pair, prefix, vector);
  // Around a value there is one more object, which may make the body one level too deep or a few bytes too long.
  if (!isWhole && (vector.reject?.rule === "TOO_DEEP" || depthOf(wire) >= 64)) return LEFT_OUT;
  const method = isWhole ? vector.type.replace("Request", "") : `Echo${vector.type}`;
  const body = isWhole ? wire : Buffer.concat([Buffer.from('{"value":'), wire, Buffer.from("}")]);
  if (vector.reject === undefined) return relay(pair, prefix, vector, method, body);
  const reply = await request(pair.wire, `${prefix}.value.${method}`, { body }, PATIENCE);
  const failure = failureOf(reply);
  const path = isWhole || BODY_RULES.has(vector.reject.rule) ? vector.reject.path : below(vector.reject, wire);
  const isSame = failure?.["code"] === "INVALID_ARGUMENT" && (failure["path"] ?? "") === path;
  return differs("reading the request", failure ?? reply.body.toString(), { code: "INVALID_ARGUMENT", path }, isSame);
}

/** No body at all is an empty record, in which the parameter is absent. */
async function readEmptyRequest(pair: Pair, prefix: string, vector: Vector): Promise<string | undefined> {
  const reply = await request(pair.wire, `${prefix}.value.Echo${vector.type}`, { body: Buffer.alloc(0) }, PATIENCE);
  const failure = failureOf(reply);
  const wanted = { code: "INVALID_ARGUMENT", path: "value" };
  return differs("reading the request", failure ?? reply.body.toString(), wanted, failure?.["path"] === "value");
}

/** The path of a vector's trouble where the value is the field `value` of an object. */
function below({ path, rule }: { readonly path: string; readonly rule: string }, wire: Buffer): string {
  if (rule === "ENCODING" && path === "" && !isText(wire)) return "";
  return pathInValue(path);
}

function pathInValue(path: string): string {
  return path === "" || path.startsWith("[") ? `value${path}` : `value.${path}`;
}

function isText(wire: Buffer): boolean {
  return Buffer.from(wire.toString("utf8")).equals(wire) && !wire.toString("utf8").startsWith("\ufeff");
}

/** Lets the client read what the server makes of a body. */
async function relay(pair: Pair, to: string, vector: Vector, method: string, body: Buffer): Promise<Check> {
  const prefix = pair.newPeerPrefix();
  let written: Check;
  pair.play(prefix, (message) => {
    void request(pair.wire, `${to}.value.${method}`, { body }, PATIENCE).then(
      (reply) => {
        if (failureOf(reply) === undefined) written = checkWritten("the server", vector, reply.body.toString());
        passOn(pair, message, reply);
      },
      // The client finds out that there is no answer.
      () => undefined,
    );
  });
  const call = { do: "call", service: "value", method: `Get${vector.type}`, prefix, arguments: [] };
  const answer = await pair.client.send(call).answer;
  const isRefused = vector.either === true && answer.error?.["code"] === "INVALID_ARGUMENT";
  const read = differs("through the server", answer, wantedOf(vector), isRefused || isAsSaid(vector, answer));
  return together([read, written]);
}

/** Lets the client send a vector's value through the server. What each of them writes is compared with what the vector allows. */
export async function sendValue(pair: Pair, to: string, vector: Vector): Promise<Check> {
  const wire = wireOf(vector);
  if (wire !== undefined && depthOf(wire) >= 64) return LEFT_OUT;
  const prefix = pair.newPeerPrefix();
  const written: Check[] = [];
  pair.play(prefix, (message) => {
    const body = message.body.toString();
    written.push(checkWritten("the client", vector, body, (text) => `{"value":${text}}`));
    void request(pair.wire, `${to}.value.Echo${vector.type}`, { body: message.body }, PATIENCE).then(
      (reply) => {
        if (failureOf(reply) === undefined) written.push(checkWritten("the server", vector, reply.body.toString()));
        passOn(pair, message, reply);
      },
      () => undefined,
    );
  });
  const call = { do: "call", service: "value", method: `Echo${vector.type}`, prefix, arguments: [vector.value] };
  const answer = await pair.client.send(call).answer;
  if (answer.unsupported !== undefined) return LEFT_OUT;
  if (vector.reject === undefined) {
    return together([differs("sending the value", answer, wantedOf(vector), isSent(vector, answer)), ...written]);
  }
  const path = pathInValue(vector.reject.path);
  // What is too deep is so one level sooner, as the request record has a level of its own.
  const named = String(answer.error?.["path"]);
  const isNamed = vector.reject.rule === "TOO_DEEP" ? path.startsWith(named) : path === named;
  const isRefused = answer.error?.["code"] === "INVALID_ARGUMENT" && answer.error["outcome"] === "NOT_SENT";
  const wanted = { error: { code: "INVALID_ARGUMENT", outcome: "NOT_SENT", path } };
  return differs("refusing the value", answer, wanted, isRefused && isNamed);
}

/** Answers a message with another's answer. */
function passOn({ wire }: Pair, { reply }: Heard, { body, head }: Heard): void {
  const headers = Object.fromEntries(head.fields);
  wire.publish(reply, { body, head: head.fields.length === 0 ? undefined : headOf({ headers }) });
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
