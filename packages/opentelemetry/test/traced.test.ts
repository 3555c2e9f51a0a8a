import type { ClientOptions, HandlerOptions, LogEntry } from "@autonats/runtime";
import { type Context, type TextMapGetter, type TextMapSetter, trace } from "@opentelemetry/api";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { expect, test } from "vitest";
import { createTracing, measured, traced } from "../src/index.js";
import { collectSpans, startLamp } from "./lamp.js";

/** Writes one header, and keeps the span that it reads. */
function propagatorOf(value: string, name = "trace") {
  const read: (string | undefined)[] = [];
  return {
    read,
    inject: (_context: Context, headers: unknown, setter: TextMapSetter) => setter.set(headers, name, value),
    extract: (context: Context, headers: unknown, getter: TextMapGetter) => {
      read.push(getter.get(headers, "TRACE") as string | undefined);
      return context;
    },
  };
}

test("options keep what they have, and are not traced twice", () => {
  const interceptor: HandlerOptions["interceptors"] = [(next) => next];
  const once = traced<HandlerOptions>({ drainTimeoutMs: 5, interceptors: interceptor, observers: [{}] });
  expect(once).toMatchObject({ drainTimeoutMs: 5 });
  expect(once.interceptors).toEqual(interceptor);
  expect(once.observers).toHaveLength(2);
  expect(traced(once)).toBe(once);
  expect(traced().observers).toHaveLength(1);
});

test("without an SDK, calls are made as always", async () => {
  const blink = await startLamp(traced(), traced());
  await expect(blink({})).resolves.toBeUndefined();
});

test("a context that cannot be sent does not make the call fail", async () => {
  for (const value of ["line\nbreak", "žluť", " blank", "x".repeat(4097)]) {
    const propagator = propagatorOf(value);
    const blink = await startLamp(traced({}, { propagator }), traced({}, { propagator }));
    await expect(blink({})).resolves.toBeUndefined();
    expect(propagator.read).toEqual([undefined]);
  }
});

test("headers are read in any case", async () => {
  const propagator = propagatorOf("here", "TrAcE");
  const blink = await startLamp(traced({}, { propagator }), traced({}, { propagator }));
  await blink({});
  expect(propagator.read).toEqual(["here"]);
});

test("a request that is refused has a span of its own, which says why, and one that waits says how long", async () => {
  const { tracerProvider, spans } = collectSpans();
  const gates: (() => void)[] = [];
  const blink = await startLamp({}, traced<HandlerOptions>({ limits: { queue: 1 } }, { tracerProvider }), () => {
    return new Promise<undefined>((resolve) => gates.push(() => resolve(undefined)));
  });
  const running = blink({});
  const waiting = blink({});
  await expect(blink({}, { attempts: 1 })).rejects.toMatchObject({ reason: "BUSY" });
  gates.shift()?.();
  await running;
  gates.shift()?.();
  await waiting;
  const attributes = (span: ReadableSpan | undefined) => span?.attributes ?? {};
  const [refused, first, second] = spans();
  expect(attributes(refused)).toMatchObject({
    "rpc.status_code": "RESOURCE_EXHAUSTED",
    "autonats.error.reason": "BUSY",
  });
  expect(attributes(first)).toMatchObject({ "rpc.status_code": "OK" });
  expect(attributes(first)).not.toHaveProperty("autonats.queue.wait");
  expect(attributes(second)["autonats.queue.wait"]).toBeGreaterThan(0);
  expect(refused?.instrumentationScope).toMatchObject({
    name: "autonats",
    schemaUrl: "https://opentelemetry.io/schemas/1.45.0",
  });
});

test("without a context manager calls are traced, and nothing is active", async () => {
  const { tracerProvider, spans } = collectSpans();
  let active: unknown = "not called";
  const look: HandlerOptions["interceptors"] = [
    (next) => (call) => {
      active = trace.getActiveSpan();
      return next(call);
    },
  ];
  const observers = [createTracing({ tracerProvider })];
  const blink = await startLamp({}, { interceptors: look, observers });
  await blink({});
  expect(spans().map(({ name }) => name)).toEqual(["autonats:LampServer:Blink"]);
  expect(active).toBeUndefined();
});

test("what only the log says of a call names its trace", async () => {
  const { tracerProvider, spans } = collectSpans();
  const entries: LogEntry[] = [];
  const log = (entry: LogEntry): void => void entries.push(entry);
  const blink = await startLamp({}, traced({ log }, { tracerProvider }), async () => {
    throw new RangeError("secret");
  });
  await expect(blink({})).rejects.toMatchObject({ code: "INTERNAL" });
  const { traceId, spanId } = spans()[0]?.spanContext() ?? {};
  expect(entries).toMatchObject([{ level: "error", method: "Blink", traceId, spanId }]);
});

test("calls are measured where a meter provider is given, once for all options", async () => {
  const meterProvider = new MeterProvider();
  const once = measured<ClientOptions>({}, { meterProvider });
  expect(once.observers).toHaveLength(1);
  expect(measured(once, { meterProvider })).toBe(once);
  expect(traced(once, { meterProvider }).observers).toHaveLength(2);
  expect(measured<HandlerOptions>({}, { meterProvider }).observers?.[0]).toBe(once.observers?.[0]);
  expect(measured<ClientOptions>({}).observers).toBeUndefined();
});
