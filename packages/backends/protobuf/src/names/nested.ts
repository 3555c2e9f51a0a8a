/** The name of the message around one, as `Order` is around `Order.Line`; the empty text at the top of a file. */
export function nameAround(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

/** A name without those of the messages around it. */
export function lastName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
