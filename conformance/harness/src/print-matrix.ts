import type { Result } from "./result.js";

/** Lays out passed (✔), failed (✖) and left out (–) checks by pair and group, with the failures by name below. */
export function printMatrix(results: readonly Result[]): string {
  const pairs = [...new Set(results.map(({ pair }) => pair))];
  const groups = [...new Set(results.map(({ group }) => group))];
  const rows = [...groups, "all"].map((group) => {
    const cells = pairs.map((pair) => {
      const mine = results.filter((result) => result.pair === pair && (group === "all" || result.group === group));
      const failed = mine.filter(({ difference }) => difference !== undefined).length;
      const leftOut = mine.filter(({ leftOut }) => leftOut === true).length;
      const passed = `${mine.length - failed - leftOut} ✔`;
      return [passed, ...(failed === 0 ? [] : [`${failed} ✖`]), ...(leftOut === 0 ? [] : [`${leftOut} –`])].join(" ");
    });
    return [group, ...cells];
  });
  const table = [["", ...pairs], ...rows];
  const widths = ["", ...pairs].map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const failures = results.flatMap(({ pair, group, name, difference }) =>
    difference === undefined ? [] : [`✖ ${pair}  ${group}  ${name}: ${difference}`],
  );
  return [...lines, ...(failures.length === 0 ? [] : ["", ...failures])].join("\n");
}
