const width = 120;

/** JSON as Biome formats it: what fits on a line is on one, everything else is indented. Ends in a newline. */
export function formatJson(value: unknown): string {
  return `${format(value, "", 0, true)}\n`;
}

/** Formats a value that follows `start` on its line, with a comma after it unless it is the last. Objects may be broken sooner. */
function format(value: unknown, start: string, depth: number, isLast: boolean): string {
  const flat = start + formatFlat(value);
  const comma = isLast && Array.isArray(value) ? 0 : 1;
  if (flat.length + comma + depth * 2 <= width || typeof value !== "object" || value === null) return flat;
  const inner = "  ".repeat(depth + 1);
  const parts = Array.isArray(value)
    ? value.map((element: unknown, index) => format(element, "", depth + 1, index === value.length - 1))
    : Object.entries(value).map(([key, part], index, all) =>
        format(part, `${JSON.stringify(key)}: `, depth + 1, index === all.length - 1),
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${start}${open}\n${parts.map((part) => inner + part).join(",\n")}\n${"  ".repeat(depth)}${close}`;
}

function formatFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${formatFlat(part)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
