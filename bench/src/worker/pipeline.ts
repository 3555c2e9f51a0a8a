import type { ClientOptions, HandlerOptions, Interceptor, Observer } from "@autonats/runtime";

/** What a program may be told after the address of the NATS server: what is to be around its calls. */
export type Surroundings = "nothing" | "interceptor" | "metrics" | "tracing";

/** Returns the options of clients and handlers with what the arguments ask for. Adapters are loaded only then. */
export async function optionsFrom(parameters: readonly string[]): Promise<ClientOptions & HandlerOptions> {
  const [, , , surroundings] = parameters;
  if (surroundings === "interceptor") return { interceptors: [forward] };
  if (surroundings === "metrics") return { observers: [await createObserver()] };
  return surroundings === "tracing" ? trace() : {};
}

const forward: Interceptor = (next) => (call) => next(call);

async function createObserver(): Promise<Observer> {
  const { createMetrics } = await import("@autonats/prometheus");
  return createMetrics().observer;
}

/** One call in a hundred is sampled, and nothing exports it. */
async function trace(): Promise<ClientOptions & HandlerOptions> {
  const { traced } = await import("@autonats/opentelemetry");
  const { NodeTracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler } = await import(
    "@opentelemetry/sdk-trace-node"
  );
  new NodeTracerProvider({ sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.01) }) }).register();
  return traced();
}
