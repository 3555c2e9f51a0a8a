import { readFields } from "./protobuf.js";

/** A span as a collector received it, in whichever form it was sent. */
export interface ReceivedSpan {
  /** `service.name` of the process. */
  readonly process: string;
  readonly scope: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the root. */
  readonly parentId: string;
  readonly name: string;
  readonly kind: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly status: string;
}

const KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"];
const STATUSES = ["unset", "ok", "error"];

/** Reads an OTLP request for traces in JSON. */
export function spansOfJson(text: string): ReceivedSpan[] {
  const { resourceSpans } = JSON.parse(text) as JsonRequest;
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => ({
        process: String(attributesOfJson(resource.attributes)["service.name"]),
        scope: scope.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentId: span.parentSpanId ?? "",
        name: span.name,
        kind: KINDS[span.kind] ?? "",
        attributes: attributesOfJson(span.attributes),
        status: STATUSES[span.status.code ?? 0] ?? "",
      })),
    ),
  );
}

interface JsonRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly JsonAttribute[] };
    readonly scopeSpans: readonly { readonly scope: { readonly name: string }; readonly spans: readonly JsonSpan[] }[];
  }[];
}

interface JsonAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface JsonSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly JsonAttribute[];
  readonly status: { readonly code?: number };
}

function attributesOfJson(attributes: readonly JsonAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

/** Reads an OTLP request for traces in protobuf: `opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest`. */
export function spansOfProtobuf(message: Uint8Array): ReceivedSpan[] {
  return parts(message, 1).flatMap((resourceSpans) => {
    const [resource = NONE] = parts(resourceSpans, 1);
    const process = String(attributesOf(parts(resource, 1))["service.name"]);
    return parts(resourceSpans, 2).flatMap((scopeSpans) => {
      const [scope = NONE] = parts(scopeSpans, 1);
      const common = { process, scope: text(parts(scope, 1)[0]) };
      return parts(scopeSpans, 2).map((span): ReceivedSpan => ({ ...common, ...spanOf(span) }));
    });
  });
}

function spanOf(span: Uint8Array): Omit<ReceivedSpan, "process" | "scope"> {
  const [status = NONE] = parts(span, 15);
  return {
    traceId: hex(parts(span, 1)[0]),
    spanId: hex(parts(span, 2)[0]),
    parentId: hex(parts(span, 4)[0]),
    name: text(parts(span, 5)[0]),
    kind: KINDS[integer(span, 6)] ?? "",
    attributes: attributesOf(parts(span, 9)),
    status: STATUSES[integer(status, 3)] ?? "",
  };
}

function attributesOf(attributes: readonly Uint8Array[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map((each) => [text(parts(each, 1)[0]), anyValueOf(parts(each, 2)[0] ?? NONE)]));
}

/** Of `AnyValue`: text, truth, integer, number. */
function anyValueOf(value: Uint8Array): unknown {
  const [field] = readFields(value);
  if (field?.number === 1) return text(field.bytes);
  if (field?.number === 2) return field.integer === 1n;
  if (field?.number === 3) return Number(BigInt.asIntN(64, field.integer));
  if (field?.number === 4) return new Float64Array(BigUint64Array.of(field.integer).buffer)[0];
  return undefined;
}

function parts(message: Uint8Array, number: number): Uint8Array[] {
  return readFields(message).flatMap((field) => (field.number === number ? [field.bytes] : []));
}

function integer(message: Uint8Array, number: number): number {
  return Number(readFields(message).find((field) => field.number === number)?.integer ?? 0n);
}

function text(bytes: Uint8Array = NONE): string {
  return new TextDecoder().decode(bytes);
}

function hex(bytes: Uint8Array = NONE): string {
  return Buffer.from(bytes).toString("hex");
}

const NONE = new Uint8Array(0);
