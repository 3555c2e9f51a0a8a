import type { ClientOptions, HandlerOptions } from "@autonats/runtime";
import { createCaller, createHandler, noParameters, noResult, type UnaryCall } from "@autonats/runtime/codegenv1";
import { createMemoryNetwork } from "@autonats/testing";
import {
  AlwaysOnSampler,
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  type Sampler,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";

const service = {
  name: "Lamp",
  subject: "lamp",
  methods: {
    blink: {
      kind: "unary",
      name: "Blink",
      timeoutMs: 5000,
      concurrency: 1,
      request: noParameters,
      result: noResult,
      fingerprint: "f",
    },
  },
} as const;

/** Runs a lamp in memory, and returns what calls it. */
export async function startLamp(
  client: ClientOptions,
  handler: HandlerOptions,
  blink: () => Promise<undefined> = async () => undefined,
): Promise<UnaryCall<Record<string, never>, void>> {
  const network = createMemoryNetwork();
  const lamp = createHandler(network.connect(), service, { blink }, handler);
  await lamp.run();
  return createCaller(network.connect(), service, client).unary(service.methods.blink);
}

/** Returns a provider of spans, and what it has made so far. */
export function collectSpans(sampler: Sampler = new AlwaysOnSampler()): {
  readonly tracerProvider: NodeTracerProvider;
  readonly spans: () => readonly ReadableSpan[];
} {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new NodeTracerProvider({ sampler, spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { tracerProvider, spans: () => exporter.getFinishedSpans() };
}
