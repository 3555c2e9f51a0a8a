import { readFileSync } from "node:fs";

/** The version of the tool, as its package says it. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) throw new Error("bug: no version");
  return String(manifest.version);
}
