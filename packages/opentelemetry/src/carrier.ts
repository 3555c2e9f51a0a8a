import type { Metadata } from "@autonats/runtime";
import type { TextMapGetter, TextMapSetter } from "@opentelemetry/api";

/** What the metadata of a call may have as a value. Other metadata would make the call fail, which a trace must not. */
const SENDABLE = /^(?:[\x21-\x7e](?:[\x20-\x7e]{0,4094}[\x21-\x7e])?)?$/;

/** Writes the context of a trace into metadata. What may not be sent is left out. */
export const setter: TextMapSetter<Metadata> = {
  set(headers, name, value) {
    if (SENDABLE.test(value)) headers.set(name, value);
  },
};

/** Reads the context of a trace from metadata, whose names may be written in any case. */
export const getter: TextMapGetter<Metadata> = {
  get: (headers, name) => headers.get(name),
  keys: (headers) => [...new Set([...headers].map(([name]) => name.toLowerCase()))],
};
