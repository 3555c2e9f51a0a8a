import { createContextKey, INVALID_SPAN_CONTEXT, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { SlimContext } from "../src/slim-context.js";

const newSpan = () => trace.wrapSpanContext({ ...INVALID_SPAN_CONTEXT });
const key = createContextKey("of a test");

test("a context has the span that it was made with, and what its parent has", () => {
  const parent = trace.setSpan(ROOT_CONTEXT.setValue(key, 1), newSpan());
  const span = newSpan();
  const context = SlimContext.with(parent, span);
  expect(trace.getSpan(context)).toBe(span);
  expect(context.getValue(key)).toBe(1);
  const inner = newSpan();
  expect(trace.getSpan(SlimContext.with(context, inner))).toBe(inner);
  expect(trace.getSpan(context)).toBe(span);
  expect(SlimContext.with(context, inner).getValue(key)).toBe(1);
});

test("without a span of its own it has that of its parent", () => {
  const span = newSpan();
  expect(trace.getSpan(SlimContext.with(trace.setSpan(ROOT_CONTEXT, span), undefined))).toBe(span);
  expect(trace.getSpan(SlimContext.with(ROOT_CONTEXT, undefined))).toBeUndefined();
});

test("a change of it leaves it as it is", () => {
  const span = newSpan();
  const context = SlimContext.with(trace.setSpan(ROOT_CONTEXT, newSpan()), span);
  const baggage = propagation.createBaggage({ tenant: { value: "acme" } });
  const changed = propagation.setBaggage(context, baggage);
  expect(propagation.getBaggage(changed)).toBe(baggage);
  expect(trace.getSpan(changed)).toBe(span);
  expect(propagation.getBaggage(propagation.deleteBaggage(changed))).toBeUndefined();
  expect(propagation.getBaggage(context)).toBeUndefined();
  const other = newSpan();
  expect(trace.getSpan(trace.setSpan(context, other))).toBe(other);
  expect(trace.getSpan(trace.deleteSpan(context))).toBeUndefined();
  expect(trace.getSpan(context)).toBe(span);
});
