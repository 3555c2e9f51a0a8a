import type { ClientOptions, HandlerOptions } from "@autonats/runtime";
import { context, propagation, trace } from "@opentelemetry/api";
import { AlwaysOffSampler, NodeTracerProvider, ParentBasedSampler } from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { traced } from "../src/index.js";
import { collectSpans, startLamp } from "./lamp.js";

// Its context manager and its propagator are those of all tests here, and of none elsewhere.
beforeAll(() => new NodeTracerProvider().register());
afterAll(() => {
  for (const api of [trace, context, propagation]) api.disable();
});

test("interceptors at the client and the method run inside the span of their side", async () => {
  const { tracerProvider, spans } = collectSpans();
  const active: (string | undefined)[] = [];
  const look = (): undefined => void active.push(trace.getActiveSpan()?.spanContext().spanId);
  const sent: (string | undefined)[] = [];
  const options: ClientOptions = {
    interceptors: [
      (next) => async (call) => {
        sent.push(call.headers.get("traceparent"));
        await Promise.resolve();
        look();
        return next(call);
      },
    ],
  };
  const blink = await startLamp(traced(options, { tracerProvider }), traced({}, { tracerProvider }), async () =>
    look(),
  );
  await blink({}, { headers: { TraceParent: "another" } });
  look();
  const [served, called] = spans();
  expect(spans().map(({ name }) => name)).toEqual(["autonats:LampServer:Blink", "autonats:LampClient:Blink"]);
  expect(active).toEqual([called?.spanContext().spanId, served?.spanContext().spanId, undefined]);
  expect(served?.parentSpanContext?.spanId).toBe(called?.spanContext().spanId);
  const { traceId, spanId } = called?.spanContext() ?? {};
  expect(sent).toEqual([`00-${traceId}-${spanId}-01`]);
});

test("of a call that is not sampled the ids go along, to nested calls too, and nothing is recorded", async () => {
  const { tracerProvider, spans } = collectSpans(new ParentBasedSampler({ root: new AlwaysOffSampler() }));
  const parents: string[] = [];
  const noted: HandlerOptions = {
    observers: [{ onRequestReceived: ({ headers }) => void parents.push(headers.get("traceparent") ?? "none") }],
  };
  const inner = await startLamp(traced({}, { tracerProvider }), traced(noted, { tracerProvider }));
  const callInner = async (): Promise<undefined> => void (await inner({}));
  const outer = await startLamp(traced({}, { tracerProvider }), traced(noted, { tracerProvider }), callInner);
  await outer({});
  const [first = "", second = ""] = parents;
  expect(parents).toEqual(Array(2).fill(expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)));
  expect(second.slice(0, 35)).toBe(first.slice(0, 35));
  expect(second).not.toBe(first);
  expect(spans()).toEqual([]);
});
