/** The index of the first item, of a list in ascending order, whose key is at least `wanted`. */
export function lowerBound<T>(items: readonly T[], wanted: number, key: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && key(item) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
