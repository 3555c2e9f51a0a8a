/** Which reply is asked for: about 250 bytes, or about 10 KB. */
export type Size = "small" | "big";

/** One kind of load. */
export interface Cell {
  readonly size: Size;
  /** Calls that are under way at any moment. */
  readonly inFlight: number;
}

/** Everything that is measured, in the order of the tables. */
export const cells: readonly Cell[] = (["small", "big"] as const).flatMap((size) =>
  [1, 64, 512].map((inFlight) => ({ size, inFlight })),
);

/** Names a cell in tables and results: `small × 64`. */
export function cellName({ size, inFlight }: Cell): string {
  return `${size} × ${inFlight}`;
}
