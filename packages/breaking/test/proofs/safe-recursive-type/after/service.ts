export interface Tree {
  name: string;
  note?: string;
  children: readonly Tree[];
}

/** @nats:server SafeTree */
export interface SafeTreeService {
  put(tree: Tree): Promise<Tree>;
}
