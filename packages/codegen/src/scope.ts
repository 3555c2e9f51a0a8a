/** Hands out names that are unique in one place, such as a file or a function. */
export interface Scope {
  /** Takes `name`, or the first free variation of it: `name2`, `name3`, … */
  readonly claim: (name: string) => string;
  /** Whether a name is taken. */
  readonly has: (name: string) => boolean;
}

/**
 * Makes a scope.
 *
 * @param taken Names that nobody can claim, such as reserved words.
 * @param vary What to try when a name is taken, for attempts 2, 3, 4 … Default: the attempt's number at the end.
 */
export function createScope(
  taken: Iterable<string>,
  vary: (name: string, attempt: number) => string = (name, attempt) => `${name}${attempt}`,
): Scope {
  const names = new Set(taken);
  return {
    claim(name) {
      let candidate = name;
      for (let attempt = 2; names.has(candidate); attempt++) candidate = vary(name, attempt);
      names.add(candidate);
      return candidate;
    },
    has: (name) => names.has(name),
  };
}
