const decimal = /^(?:0|-?[1-9][0-9]*)$/;

/** Reports whether text is a whole number of any size, in the one way to write it: no `+`, no `-0`, no zero in front. */
export function isDecimal(text: string): boolean {
  return decimal.test(text);
}
