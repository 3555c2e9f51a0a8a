import { existsSync, readdirSync } from "node:fs";

/** What a process holds at a moment. */
export interface Resources {
  /** Bytes of objects that can be reached. */
  readonly heap: number;
  /** Goroutines, or timers, sockets and listeners. */
  readonly active: number;
  /** Open files; 0 where the system does not tell. */
  readonly files: number;
}

/** Returns how many files a process has open; 0 where the system does not tell. */
export function countFiles(pid: number | undefined): number {
  const directory = `/proc/${pid}/fd`;
  return existsSync(directory) ? readdirSync(directory).length : 0;
}

/** Returns by how much values rise each minute, by the line that is nearest to them. */
export function slopePerMinute(points: readonly { readonly at: number; readonly value: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(points.map((point) => point.at));
  const value = mean(points.map((point) => point.value));
  const above = points.reduce((sum, point) => sum + (point.at - at) * (point.value - value), 0);
  const below = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 60_000;
}
