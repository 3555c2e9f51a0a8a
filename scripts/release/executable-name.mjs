/** Returns the name of the file that a release has for a platform. */
export function executableName(version, platform) {
  return `autonats-${version}-${platform}${platform.startsWith("win-") ? ".exe" : ""}`;
}
