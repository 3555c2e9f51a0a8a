/** A property name or an index. The empty string stands for the whole body. */
export type Key = string | number;

/** Where a value stands in a body, as a chain from the inside out; written out only when something is wrong there. */
export interface Path {
  readonly at: Path | undefined;
  readonly key: Key;
}
