/**
 * Returns the section of the changelog for a version: the subjects of commits, oldest last as git lists them, by the area that each
 * begins with. Merges are left out.
 */
export function changelogSection(version, date, subjects) {
  const areas = new Map();
  for (const subject of subjects) {
    const [, area, what] = /^([^:]+): (.+)$/u.exec(subject) ?? [];
    if (area === undefined || subject.startsWith("Merge ")) continue;
    areas.set(area, [...(areas.get(area) ?? []), `- ${what}\n`]);
  }
  const sorted = [...areas].sort(([one], [other]) => (one < other ? -1 : 1));
  const parts = sorted.map(([area, lines]) => `### ${area}\n\n${lines.join("")}`);
  return [`## ${version} (${date})\n`, ...parts].join("\n");
}

/** Returns the sections of a changelog that have the major version of another one: those that the tool of that version brings along. */
export function ownSections(changelog, version) {
  const [major] = version.split(".");
  const sections = changelog.split(/^(?=## )/mu).filter((section) => section.startsWith(`## ${major}.`));
  return `${[`${title}\n`, ...sections].join("").trimEnd()}\n`;
}

const title = "# Changelog\n";

/** Returns a changelog with another section at its top. */
export function addSection(changelog, section) {
  const earlier = changelog.startsWith(title) ? changelog.slice(title.length) : "";
  return `${title}\n${section}${earlier}`;
}
