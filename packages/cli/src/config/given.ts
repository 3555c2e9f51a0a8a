/** A setting's value, and the flag, variable or key that gave it. */
export interface Given<T> {
  readonly value: T;
  /** As the user wrote it, such as `--timeout`, `AUTONATS_TIMEOUT` or `timeout`. */
  readonly key: string;
}
