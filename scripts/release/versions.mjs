const form =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*))?$/u;

/** Reports whether a text is a semantic version without build metadata, which npm and Go treat differently. */
export function isVersion(text) {
  return form.test(text);
}

/** Compares two semantic versions: negative where the first is the lower one. */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((text) => form.exec(text));
  for (const index of [1, 2, 3]) if (a[index] !== b[index]) return Number(a[index]) - Number(b[index]);
  if (a[4] === undefined || b[4] === undefined) return (a[4] === undefined ? 1 : 0) - (b[4] === undefined ? 1 : 0);
  return comparePrereleases(a[4].split("."), b[4].split("."));
}

function comparePrereleases(one, other) {
  for (const [index, a] of one.entries()) {
    const b = other[index];
    if (b === undefined) return 1;
    if (a === b) continue;
    const [isNumberA, isNumberB] = [/^\d+$/u.test(a), /^\d+$/u.test(b)];
    if (isNumberA && isNumberB) return Number(a) - Number(b);
    if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return one.length - other.length;
}
