import { readOwnText } from "@autonats/own-files";

/** The version of the tool, as its package says it. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readOwnText("autonats/package.json", import.meta.url));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) throw new Error("bug: no version");
  return String(manifest.version);
}
