export interface Page<T> {
  items: readonly T[];
  next?: string;
}
