import type { int32 } from "@autonats/runtime";

export interface User {
  id: string;
}

/** One page of a longer list. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Pair<A, B> {
  first: A;
  second: B;
}

export interface Tree<T> {
  value: T;
  children: Tree<T>[];
}

export interface Store<T> {
  get(id: string): Promise<T>;
  list(after: string): Promise<Page<T>>;
}

/** @nats:server User */
export interface UserStore extends Store<User> {
  tree(): Promise<Tree<string>>;
  pairs(): Promise<Pair<User, Page<int32>>[]>;
  lists(): Promise<Page<string[]>>;
}
