import type { SourceHost } from "@autonats/model";

const moduleLine = /^[ \t]*module[ \t]+(?:"([^"\n]+)"|`([^`\n]+)`|([^\s"`]+))/mu;

/** The import path of a directory, as the nearest `go.mod` at or above it gives it; undefined outside of any module. */
export function findGoModule(directory: string, host: SourceHost): string | undefined {
  for (let each = directory, below = ""; ; ) {
    const text = host.readFile(`${each === "/" ? "" : each}/go.mod`);
    if (text !== undefined) {
      const [, quoted, raw, bare] = moduleLine.exec(text) ?? [];
      const path = quoted ?? raw ?? bare;
      return path === undefined ? undefined : `${path}${below}`;
    }
    const slash = each.lastIndexOf("/");
    if (slash === -1 || each === "/") return undefined;
    below = `${each.slice(slash)}${below}`;
    each = slash === 0 ? "/" : each.slice(0, slash);
  }
}
