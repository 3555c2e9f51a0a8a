/** Reports whether a subscription to `pattern` hears a subject: `*` stands for one token, `>` for one and more at the end. */
export function isHeard(pattern: readonly string[], subject: readonly string[]): boolean {
  for (const [index, token] of pattern.entries()) {
    if (index >= subject.length) return false;
    if (token === ">") return index === pattern.length - 1;
    if (token !== "*" && token !== subject[index]) return false;
  }
  return pattern.length === subject.length;
}

/** Splits a subject into its tokens. Throws for one that no server takes. */
export function tokensOf(subject: string): readonly string[] {
  const tokens = subject.split(".");
  if (/\s/.test(subject) || tokens.includes("")) throw new Error(`"${subject}" is not a subject`);
  return tokens;
}
