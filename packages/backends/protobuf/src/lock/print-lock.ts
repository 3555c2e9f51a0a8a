import { compareText } from "@autonats/model";
import type { Lock, LockedField, LockedValue } from "./lock.js";

/** Prints a lock file: a line for each number, so that branches that add different fields differ in lines. */
export function printLock({ messages, enums }: Lock, header: string): string {
  const groups = [
    `  "$comment": ${JSON.stringify(header)}`,
    `  "messages": ${printGroups(messages)}`,
    `  "enums": ${printGroups(enums)}`,
  ];
  return `{\n${groups.join(",\n")}\n}\n`;
}

function printGroups(groups: ReadonlyMap<string, readonly (LockedField | LockedValue)[]>): string {
  const printed = [...groups]
    .filter(([, entries]) => entries.length > 0)
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, entries]) => `    ${JSON.stringify(name)}: [\n${entries.map(printEntry).join(",\n")}\n    ]`);
  return printed.length === 0 ? "{}" : `{\n${printed.join(",\n")}\n  }`;
}

function printEntry(entry: LockedField | LockedValue): string {
  const { number, name, key, isRemoved } = entry;
  const parts = {
    number,
    name,
    ...(key === name ? {} : { key }),
    ...("type" in entry ? { type: entry.type } : {}),
    ...(isRemoved ? { removed: true } : {}),
  };
  const printed = Object.entries(parts).map(([part, value]) => `${JSON.stringify(part)}: ${JSON.stringify(value)}`);
  return `      { ${printed.join(", ")} }`;
}
