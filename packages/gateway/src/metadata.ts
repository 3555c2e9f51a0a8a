import type { IncomingHttpHeaders } from "node:http";
import { Metadata, type MetadataInit } from "@autonats/runtime";

/** The headers of W3C trace contexts. */
export const traceHeaders: readonly string[] = ["traceparent", "tracestate", "baggage"];

/** Headers that belong to HTTP itself, or to what the gateway says. */
const reserved =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|date|content-.*|cache-control|retry-after|vary|access-control-.*|autonats-.*|nats-.*)$/u;

/** What metadata can be. A trace that cannot go along is left out; the call goes. */
const sendable = /^[\x21-\x7e](?:[\x20-\x7e]{0,4094}[\x21-\x7e])?$/u;

/** Returns names of headers in small letters. Throws for those that are not for programs to set. */
export function checkNames(option: string, names: readonly string[]): readonly string[] {
  return names.map((given) => {
    const name = given.toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,128}$/u.test(name) || reserved.test(name)) {
      throw new RangeError(`${option}: ${JSON.stringify(given)} is not a header that can be handed on`);
    }
    return name;
  });
}

/** Returns the metadata of a call: headers of the request, and what the hook has returned; `undefined` where there is none. */
export function requestMetadata(
  headers: IncomingHttpHeaders,
  names: readonly string[],
  own: MetadataInit | undefined,
): MetadataInit | undefined {
  let metadata: Metadata | undefined;
  for (const name of names) {
    const value = headers[name];
    if (value === undefined) continue;
    metadata ??= new Metadata();
    for (const each of [value].flat())
      if (!traceHeaders.includes(name) || sendable.test(each)) metadata.append(name, each);
  }
  // Whoever writes a hook in JavaScript may return anything for nothing.
  if (own === undefined || own === null) return metadata;
  const added = new Metadata(own);
  if (metadata === undefined) return added;
  for (const [name] of added) metadata.delete(name);
  for (const [name, value] of added) metadata.append(name, value);
  return metadata;
}

/** Returns the headers of an answer, names and values by turns, from the metadata of a reply. */
export function replyHeadersOf(metadata: Metadata, names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    metadata.getAll(name).flatMap((value) => (/^[\t\x20-\x7e]*$/u.test(value) ? [name, value] : [])),
  );
}
