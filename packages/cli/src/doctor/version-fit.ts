interface Version {
  readonly numbers: readonly [number, number, number];
  readonly isEarly: boolean;
}

/** Reports whether a version is another one or a later one. A text of another form fits anything: whoever wrote it knows best. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [one, other] = [parse(version), parse(wanted)];
  if (one === undefined || other === undefined) return true;
  for (const [index, number] of one.numbers.entries()) {
    const least = other.numbers[index] ?? 0;
    if (number !== least) return number > least;
  }
  return !one.isEarly || other.isEarly;
}

/**
 * Reports whether a runtime fits a generator: it is of the same major version, or of the same minor one before 1.0, and not older, since
 * generated code may use all that its own version has.
 */
export function fits(runtime: string, generator: string): boolean {
  const [one, other] = [parse(runtime), parse(generator)];
  if (one === undefined || other === undefined) return true;
  const [major, minor] = one.numbers;
  const isSame = major === other.numbers[0] && (major > 0 || minor === other.numbers[1]);
  return isSame && isAtLeast(runtime, generator);
}

function parse(text: string): Version | undefined {
  const [, major, minor, patch, early] = /^v?(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?$/u.exec(text) ?? [];
  if (major === undefined) return undefined;
  return { numbers: [Number(major), Number(minor), Number(patch)], isEarly: early !== undefined };
}
