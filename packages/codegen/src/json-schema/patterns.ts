const digits = (count: number): string => (count === 0 ? "" : count === 1 ? "[0-9]" : `[0-9]{${count}}`);

/** Returns a pattern of the decimal digits of 0 to `most`, without leading zeros. */
export function upTo(most: string): string {
  const shorter = most.length === 1 ? [] : [`[1-9][0-9]{0,${most.length - 2}}`];
  return `(?:0|${[...shorter, ...below(most, 1), most].filter((each) => each !== "0").join("|")})`;
}

/** Returns a pattern of the digits after a decimal point, of a fraction of at most `0.<most>`, whatever zeros end it. */
export function fractionUpTo(most: string): string {
  const prefixes = Array.from({ length: most.length }, (_, index) => most.slice(0, index + 1));
  const smaller = [...most].flatMap((digit, index) =>
    digit === "0" ? [] : [`${most.slice(0, index)}[0-${Number(digit) - 1}][0-9]{0,${most.length - index - 1}}`],
  );
  return `(?:${[...smaller, ...prefixes].join("|")})`;
}

/** Patterns of all numbers below `most` that have as many digits; the first digit is at least `first`. */
function below(most: string, first: number): readonly string[] {
  return [...most].flatMap((digit, index) => {
    const least = index === 0 ? first : 0;
    const top = Number(digit) - 1;
    if (top < least) return [];
    const choice = top === least ? `${top}` : `[${least}-${top}]`;
    return [`${most.slice(0, index)}${choice}${digits(most.length - index - 1)}`];
  });
}
