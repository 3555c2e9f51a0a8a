import { readOwnText } from "@autonats/own-files";
import { isAtLeast } from "../doctor/version-fit.js";

/** An entry of the changelog. */
export interface Change {
  readonly version: string;
  /** The part of the project, such as `runtime`; several have commas between them. */
  readonly area: string;
  readonly text: string;
}

/** The areas of what generated code does, what is on the wire, and what the runtimes do. Those of backends begin with that word. */
const areas: ReadonlySet<string> = new Set([
  "codegen",
  "protocol",
  "runtime",
  "go",
  "client",
  "handler",
  "call",
  "connection",
  "policy",
  "codec",
  "opentelemetry",
  "prometheus",
]);

/** Returns the changelog that the tool brings along: that of its own major version. */
export function readChangelog(): string {
  return readOwnText("autonats/CHANGELOG.md", import.meta.url);
}

/**
 * Returns what a changelog has of the versions after one and up to another that concerns generated code, the wire or the runtimes, the newest
 * version first.
 */
export function changesBetween(changelog: string, after: string, upTo: string): readonly Change[] {
  const changes: Change[] = [];
  let version = "";
  let area = "";
  for (const line of changelog.split("\n")) {
    const [, sign, text = ""] = /^(## |### |- )(.+)$/u.exec(line) ?? [];
    if (sign === "## ") version = text.split(" ", 1)[0] ?? "";
    else if (sign === "### ") area = text;
    else if (sign === "- " && isBetween(version, after, upTo) && concernsUsers(area)) {
      changes.push({ version, area, text });
    }
  }
  return changes;
}

function isBetween(version: string, after: string, upTo: string): boolean {
  return !isAtLeast(after, version) && isAtLeast(upTo, version);
}

function concernsUsers(area: string): boolean {
  return area.split(", ").some((each) => areas.has(each) || /^backends?\b/u.test(each));
}
