/** Hands out names that are unique in one place, such as a file or a function. */
export interface Scope {
  /** Takes `name`, or the first free variation of it: `name2`, `name3`, … */
  readonly claim: (name: string) => string;
  /** Reports whether a name is taken. */
  readonly has: (name: string) => boolean;
}

/**
 * Creates a scope.
 *
 * @param taken Names that nobody can claim, such as reserved words. A set is not copied, so that many scopes can share a large one.
 * @param vary What to try when a name is taken, for attempts 2, 3, 4 … Default: the attempt's number at the end.
 */
export function createScope(
  taken: Iterable<string>,
  vary: (name: string, attempt: number) => string = (name, attempt) => `${name}${attempt}`,
): Scope {
  const given: ReadonlySet<string> = taken instanceof Set ? taken : new Set(taken);
  const claimed = new Set<string>();
  const has = (name: string): boolean => claimed.has(name) || given.has(name);
  return {
    claim(name) {
      let candidate = name;
      for (let attempt = 2; has(candidate); attempt++) candidate = vary(name, attempt);
      claimed.add(candidate);
      return candidate;
    },
    has,
  };
}
