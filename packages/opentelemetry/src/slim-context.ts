import { type Context, INVALID_SPAN_CONTEXT, type Span, trace } from "@opentelemetry/api";

/**
 * A context that has a span beside what another one has: what `trace.setSpan` makes, without a copy of all values, as every call needs
 * one or two.
 */
export class SlimContext implements Context {
  readonly #others: Context;
  readonly #span: Span | undefined;

  private constructor(others: Context, span: Span | undefined) {
    this.#others = others;
    this.#span = span;
  }

  /** Returns a context with a span, and else with what `parent` has. */
  static with(parent: Context, span: Span | undefined): SlimContext {
    // Not one in the other: a chain would get longer with each call that a call makes.
    return new SlimContext(parent instanceof SlimContext ? parent.#others : parent, span);
  }

  getValue(key: symbol): unknown {
    return key === SPAN_KEY && this.#span !== undefined ? this.#span : this.#others.getValue(key);
  }

  setValue(key: symbol, value: unknown): Context {
    if (key === SPAN_KEY) return new SlimContext(this.#others, value as Span | undefined);
    return new SlimContext(this.#others.setValue(key, value), this.#span);
  }

  deleteValue(key: symbol): Context {
    const others = this.#others.deleteValue(key);
    return key === SPAN_KEY ? others : new SlimContext(others, this.#span);
  }
}

/** The key by which the API finds the span of a context: the one that it sets it by. */
const SPAN_KEY = findSpanKey();

function findSpanKey(): symbol | undefined {
  let found: symbol | undefined;
  const probe: Context = {
    getValue: () => undefined,
    setValue(key) {
      found = key;
      return probe;
    },
    deleteValue: () => probe,
  };
  trace.setSpan(probe, trace.wrapSpanContext(INVALID_SPAN_CONTEXT));
  return found;
}
