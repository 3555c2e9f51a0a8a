/** One sample of the text format of Prometheus. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric and its samples. */
export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Reads the text format of Prometheus, version 0.0.4. */
export function readFamilies(text: string): ReadonlyMap<string, Family> {
  const families = new Map<string, { name: string; type: string; help: string; samples: Sample[] }>();
  const family = (name: string) => {
    const known = families.get(name) ?? { name, type: "", help: "", samples: [] };
    families.set(name, known);
    return known;
  };
  let last = "";
  for (const line of text.split("\n")) {
    const [, keyword, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (keyword === "HELP") family(name).help = rest;
    if (keyword === "TYPE") family(name).type = rest;
    if (keyword !== undefined) last = name;
    else if (line !== "") family(last).samples.push(readSample(line));
  }
  return families;
}

function readSample(line: string): Sample {
  const [, name = "", , labels = "", value = ""] = /^([a-z_]+)(\{(.*)\})? (\S+)$/.exec(line) ?? [];
  const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", text = ""]) => [key, text]);
  return {
    name,
    labels: Object.fromEntries(pairs),
    value: value === "+Inf" ? Number.POSITIVE_INFINITY : Number(value),
  };
}

/** The bounds of a histogram, as they are written. */
export function boundsOf({ samples }: Family): readonly number[] {
  const bounds = samples
    .flatMap(({ labels }) => labels["le"] ?? [])
    .map((le) => (le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le)));
  return [...new Set(bounds)].sort((left, right) => left - right);
}

/** The names of labels, but for those that the type brings. */
export function labelsOf({ samples }: Family): readonly string[] {
  return [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => name !== "le").sort();
}
