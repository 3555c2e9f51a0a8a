/** What is added to a `package.json`, by the section and then by the name. */
export type ManifestAdditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** An edited manifest, and which of the additions it did not take, since it says something else there. */
export interface EditedManifest {
  readonly text: string;
  readonly kept: readonly string[];
}

/**
 * Adds to a `package.json` what it does not have. What it has stays, in its order and with its indentation. Undefined where the text is not
 * a JSON object, or one of the sections is not.
 */
export function addToManifest(text: string, additions: ManifestAdditions): EditedManifest | undefined {
  const manifest = parseObject(text);
  if (manifest === undefined) return undefined;
  const kept: string[] = [];
  const edited: Record<string, unknown> = { ...manifest };
  const installed = new Set(
    ["dependencies", "devDependencies"].flatMap((key) => Object.keys(toObject(manifest[key]) ?? {})),
  );
  for (const [section, entries] of Object.entries(additions)) {
    const before = manifest[section] === undefined ? {} : toObject(manifest[section]);
    if (before === undefined) return undefined;
    const isTaken = (name: string): boolean => name in before || (section !== "scripts" && installed.has(name));
    const added = Object.entries(entries).filter(([name]) => !isTaken(name));
    for (const [name, value] of Object.entries(entries)) {
      if (section === "scripts" && name in before && before[name] !== value) kept.push(`${section}.${name}`);
    }
    if (added.length > 0) edited[section] = { ...before, ...Object.fromEntries(added) };
  }
  const indentation = /^[ \t]+(?=")/mu.exec(text)?.[0] ?? "  ";
  const end = /\s*$/u.exec(text)?.[0] ?? "";
  const isSame = JSON.stringify(edited) === JSON.stringify(manifest);
  return { text: isSame ? text : `${JSON.stringify(edited, undefined, indentation)}${end}`, kept };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return toObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
