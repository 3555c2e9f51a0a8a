import type { ClientOptions, HandlerOptions, Observer } from "@autonats/runtime";
import { measure } from "@autonats/runtime/metrics";
import { createNoopMeter, type MeterProvider, metrics } from "@opentelemetry/api";
import { createMeter } from "./meter.js";
import * as names from "./names.js";

/** Where metrics go. */
export interface MeasuringOptions {
  /** Default: the provider that is registered with the OpenTelemetry API, if there is one by then. */
  readonly meterProvider?: MeterProvider | undefined;
}

/** One observer counts all clients and handlers of a process: they share connections, and their load is added up. */
const observers = new WeakMap<MeterProvider, Observer>();

/**
 * Returns options of a client or a handler with which its calls are measured by the instruments of a meter provider, and everything
 * else is as it was. Without a provider, and where they are measured already, it returns them as they are.
 */
export function measured<O extends ClientOptions | HandlerOptions = ClientOptions & HandlerOptions>(
  options?: O,
  { meterProvider = metrics.getMeterProvider() }: MeasuringOptions = {},
): O {
  const given = options ?? ({} as O);
  const observer = observerOf(meterProvider);
  if (observer === undefined || given.observers?.includes(observer)) return given;
  return { ...given, observers: [...(given.observers ?? []), observer] };
}

function observerOf(provider: MeterProvider): Observer | undefined {
  const known = observers.get(provider);
  if (known !== undefined) return known;
  const meter = provider.getMeter(names.SCOPE, names.VERSION, { schemaUrl: names.SCHEMA_URL });
  // That is what the API has where nobody has registered a provider.
  if (meter === createNoopMeter()) return undefined;
  const { observer } = measure(createMeter(meter));
  observers.set(provider, observer);
  return observer;
}
