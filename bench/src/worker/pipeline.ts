import type { ClientOptions, HandlerOptions, Interceptor, Observer } from "@autonats/runtime";

/** What a program may be told after the address of the NATS server: what is to be around its calls, or that nothing is to save them. */
export type Surroundings = "nothing" | "plain" | "interceptor" | "metrics" | "tracing" | "spans" | "header";

/** Returns the options of clients and handlers with what the arguments ask for. Adapters are loaded only then. */
export async function optionsFrom(parameters: readonly string[]): Promise<ClientOptions & HandlerOptions> {
  const [, , , surroundings] = parameters;
  if (surroundings === "plain") return plain;
  if (surroundings === "interceptor") return { interceptors: [forward] };
  if (surroundings === "metrics") return { observers: [await createObserver()] };
  if (surroundings === "spans") return makeSpans();
  if (surroundings === "header") return { observers: [sendHeader] };
  return surroundings === "tracing" ? trace() : {};
}

/** All that is on by default and serves the bad day, switched off. */
const plain: ClientOptions & HandlerOptions = {
  balance: false,
  throttle: false,
  retry: { attempts: 1 },
  selfEjection: false,
};

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

/** What a trace has to do on the wire: its header goes along, and one is looked for in what comes. */
const sendHeader: Observer = {
  onCallStarted(call) {
    call.trace = { traceId: "", spanId: "", isSampled: false, headers: [["traceparent", TRACEPARENT]] };
  },
  onRequestReceived({ headers }) {
    headers.get("traceparent");
  },
};

const forward: Interceptor = (next) => (call) => next(call);

async function createObserver(): Promise<Observer> {
  const { createMetrics } = await import("@autonats/prometheus");
  return createMetrics().observer;
}

/** One call in a hundred is sampled, and nothing exports it. */
async function trace(): Promise<ClientOptions & HandlerOptions> {
  const { traced } = await import("@autonats/opentelemetry");
  await registerSdk();
  return traced();
}

async function registerSdk(): Promise<void> {
  const { NodeTracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler } = await import(
    "@opentelemetry/sdk-trace-node"
  );
  new NodeTracerProvider({ sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.01) }) }).register();
}

/** Only what the SDK does for the spans of tracing: it makes them, and writes and reads a context that is never sent. */
async function makeSpans(): Promise<ClientOptions & HandlerOptions> {
  await registerSdk();
  const api = await import("@opentelemetry/api");
  const tracer = api.trace.getTracer("bench");
  const attributes = { "rpc.system.name": "autonats", "rpc.method": "Bench/One" };
  const atClient = { kind: api.SpanKind.CLIENT, attributes: { ...attributes, "server.address": "autonats.bench" } };
  const atHandler = { kind: api.SpanKind.SERVER, attributes };
  const came = { traceparent: TRACEPARENT };
  const observer: Observer = {
    onCallStarted() {
      const parent = api.context.active();
      const span = tracer.startSpan("autonats:BenchClient:One", atClient, parent);
      api.propagation.inject(api.trace.setSpan(parent, span), {});
    },
    onRequestReceived() {
      const parent = api.propagation.extract(api.ROOT_CONTEXT, came);
      tracer.startSpan("autonats:BenchServer:One", atHandler, parent);
    },
  };
  return { observers: [observer] };
}
