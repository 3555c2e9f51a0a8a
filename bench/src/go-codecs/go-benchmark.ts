/** Reads what `go test -bench` prints: the nanoseconds of an operation, by the benchmark's name, such as `Decode/order/autonats`. */
export function nanosecondsOf(output: string): ReadonlyMap<string, number> {
  const line = /^Benchmark(?<name>\S+?)(?:-\d+)?\s+\d+\s+(?<nanoseconds>[\d.]+) ns\/op/gmu;
  return new Map(
    [...output.matchAll(line)].map(({ groups }) => [groups?.["name"] ?? "", Number(groups?.["nanoseconds"])]),
  );
}
