export interface User {
  id: string;
}

export interface Order {
  id: string;
  total: bigint;
}

/** One page of a longer list. */
export interface Page<T> {
  items: T[];
  /** Where the next page begins. */
  next?: string;
  meta: { total: number; first: T | null };
}

export type Keyed<K extends string, V> = { key: K; value: V };

export type Maybe<T> = T | null;

export interface Tree<T> {
  value: T;
  children: Tree<T>[];
}

/** What every store can do. */
export interface Store<T, Filter = string> {
  get(id: string): Promise<Maybe<T>>;
  find(filter: Filter, after?: string): Promise<Page<T>>;
  put(item: T): Promise<void>;
}

/** @nats:server Users */
export interface UserStore extends Store<User> {
  tree(): Promise<Tree<string>>;
}

/** @nats:server Orders */
export interface OrderStore extends Store<Order, { customer: string; open?: boolean }> {
  totals(): Promise<Page<Keyed<"total", bigint>>>;
  pages(): Promise<Page<Page<Order>>>;
  numbers(): Promise<Page<number>>;
}
