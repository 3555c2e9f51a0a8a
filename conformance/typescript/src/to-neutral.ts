/** Writes a value in the notation of reports, see `conformance/README.md`. */
export function toNeutral(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === "boolean" || typeof value === "string")
    return value ?? null;
  if (typeof value === "number") return Number.isFinite(value) ? value : { number: String(value) };
  if (typeof value === "bigint") return { int64: String(value) };
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(toNeutral);
  if (value instanceof Set || ArrayBuffer.isView(value)) return [...(value as Iterable<unknown>)].map(toNeutral);
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === "function") return toNeutral(toJSON.call(value));
  const entries = value instanceof Map ? [...value] : Object.entries(value).filter(([, field]) => field !== undefined);
  return { map: entries.map(([key, field]) => [String(key), toNeutral(field)]) };
}
