/** A map of itself, which only its own name can end. */
export interface Tree {
  [name: string]: Tree | Tree[] | string;
}

/** Whatever it likes: `object` is any object and any list. */
export type Anything = string | object | number | boolean | undefined | null;

/** What a node has produced. */
export interface DataObject {
  [key: string]: Anything | DataObject | Anything[] | DataObject[];
}

export interface NodeOutput {
  node: string;
  json: DataObject;
  labels?: Labels;
}

/** A map that has a name, and nothing of itself in it. */
export interface Labels {
  [name: string]: string;
}

/** @nats:server Nodes */
export interface NodeService {
  plant(tree: Tree): Promise<Tree>;
  run(input: DataObject): Promise<NodeOutput[]>;
  label(node: string, labels: Labels): Promise<Labels>;
}
