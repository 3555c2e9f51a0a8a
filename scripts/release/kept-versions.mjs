import { compareVersions, isVersion } from "./versions.mjs";

/**
 * Returns the released versions whose generated code must work with the runtimes of a version, and the reverse: of each minor version of
 * the same major one, the newest; before 1.0, the newest of the same minor version. Those before a release are nobody's to keep.
 */
export function keptVersions(released, current) {
  const [major, minor] = current.split(".");
  const isKept = (version) => {
    const [itsMajor, itsMinor] = version.split(".");
    return itsMajor === major && (major !== "0" || itsMinor === minor);
  };
  const candidates = released.filter((version) => isVersion(version) && !version.includes("-") && isKept(version));
  const newest = new Map(candidates.sort(compareVersions).map((version) => [version.split(".")[1], version]));
  return [...newest.values()];
}
