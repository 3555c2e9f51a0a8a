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

/** Returns kind and attributes of the span at the client. `timeoutMs` is what the call has. */
export function clientSpan(call: Described, timeoutMs: number): SpanOptions {
  const { kind, attributes } = ofClients(call);
  return { kind, attributes: { ...attributes, [names.TIMEOUT]: timeoutMs / 1000 } };
}

/** Returns kind and attributes of the span at the handler. */
export function serverSpan(call: Described): SpanOptions {
  return ofHandlers(call);
}

const ofClients = oncePerMethod((call: Described): Fixed => {
  const address = { [names.SERVER_ADDRESS]: call.subject.slice(0, -call.method.length - 1) };
  if (call.kind === "unary") return { kind: SpanKind.CLIENT, attributes: { ...common(call), ...address } };
  const attributes = { ...common(call), ...address, ...messaging(call, "publish", "send") };
  return { kind: SpanKind.PRODUCER, attributes };
});

const ofHandlers = oncePerMethod((call: Described): Fixed => {
  if (call.kind === "unary") return { kind: SpanKind.SERVER, attributes: common(call) };
  return { kind: SpanKind.CONSUMER, attributes: { ...common(call), ...messaging(call, "process", "process") } };
});

/** What is the same for all calls of a method. */
interface Fixed {
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

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
