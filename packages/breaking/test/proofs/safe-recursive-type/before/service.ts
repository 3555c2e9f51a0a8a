export interface Tree {
  name: string;
  children: Tree[];
}

/** @nats:server SafeTree */
export interface SafeTreeService {
  put(tree: Tree): Promise<Tree>;
}
