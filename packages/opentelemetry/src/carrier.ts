import type { Metadata } from "@autonats/runtime";
import type { TextMapGetter, TextMapSetter } from "@opentelemetry/api";

/** Writes the context of a trace as metadata. The runtime leaves out what may not be sent. */
export const setter: TextMapSetter<[name: string, value: string][]> = {
  set(headers, name, value) {
    headers.push([name, value]);
  },
};

/** Reads the context of a trace from metadata, whose names may be written in any case. */
export const getter: TextMapGetter<Metadata> = {
  get: (headers, name) => headers.get(name),
  keys: (headers) => [...new Set([...headers].map(([name]) => name.toLowerCase()))],
};
