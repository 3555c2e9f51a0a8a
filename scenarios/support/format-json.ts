const width = 120;

/** JSON for people: what fits on a line is on one, everything else is indented. Ends in a newline. */
export function formatJson(value: unknown): string {
  return `${format(value, 0)}\n`;
}

function format(value: unknown, depth: number): string {
  const flat = formatFlat(value);
  if (flat.length + depth * 2 <= width || typeof value !== "object" || value === null) return flat;
  const inner = "  ".repeat(depth + 1);
  const list = Array.isArray(value);
  const parts = list
    ? value.map((element: unknown) => format(element, depth + 1))
    : Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${format(part, depth + 1)}`);
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${"  ".repeat(depth)}${close}`;
}

function formatFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${formatFlat(part)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
