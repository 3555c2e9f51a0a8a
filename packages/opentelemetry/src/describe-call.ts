import { oncePerMethod } from "@autonats/runtime/metrics";
import { type Attributes, SpanKind, type SpanOptions } from "@opentelemetry/api";
import * as names from "./names.js";

/** What is known of a call on either side when its span starts. */
export interface Described {
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly subject: string;
}

/** Returns the name of the span at the client. */
export function clientSpanName({ service, method }: Described): string {
  return `autonats:${service}Client:${method}`;
}

/** Returns the name of the span at the handler. */
export function serverSpanName({ service, method }: Described): string {
  return `autonats:${service}Server:${method}`;
}

/** What a span starts with: it is the same for all calls of a method. */
export interface SpanStart {
  readonly name: string;
  readonly options: SpanOptions;
}

/** Returns what the span of a call at the client starts with. */
export const spanAtClient: (call: Described) => SpanStart = oncePerMethod((call: Described): SpanStart => {
  const name = clientSpanName(call);
  const address = { [names.SERVER_ADDRESS]: call.subject.slice(0, -call.method.length - 1) };
  if (call.kind === "unary")
    return { name, options: { kind: SpanKind.CLIENT, attributes: { ...common(call), ...address } } };
  const attributes = { ...common(call), ...address, ...messaging(call, "publish", "send") };
  return { name, options: { kind: SpanKind.PRODUCER, attributes } };
});

/** Returns what the span of a request at the handler starts with. */
export const spanAtHandler: (call: Described) => SpanStart = oncePerMethod((call: Described): SpanStart => {
  const name = serverSpanName(call);
  if (call.kind === "unary") return { name, options: { kind: SpanKind.SERVER, attributes: common(call) } };
  const attributes = { ...common(call), ...messaging(call, "process", "process") };
  return { name, options: { kind: SpanKind.CONSUMER, attributes } };
});

/** Returns the attributes of all spans of a call. */
export function common({ service, version, method }: Omit<Described, "subject">): Attributes {
  return {
    [names.RPC_SYSTEM_NAME]: names.SYSTEM,
    [names.RPC_METHOD]: `${service}/${method}`,
    ...(version === "" ? {} : { [names.SERVICE_VERSION]: `v${version.split(".", 1)[0]}` }),
  };
}

function messaging({ subject }: Described, operation: string, type: string): Attributes {
  return {
    [names.ONE_WAY]: true,
    [names.MESSAGING_SYSTEM_NAME]: "nats",
    [names.MESSAGING_OPERATION_NAME]: operation,
    [names.MESSAGING_OPERATION_TYPE]: type,
    [names.MESSAGING_DESTINATION_NAME]: subject,
  };
}
