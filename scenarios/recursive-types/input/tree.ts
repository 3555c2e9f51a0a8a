export interface Folder {
  name: string;
  parent: Folder | null;
  entries: Entry[];
}

export type Entry = { kind: "file"; size: bigint } | { kind: "folder"; folder: Folder };

export interface Person {
  name: string;
  partner?: Person;
  employer: Company | null;
}

export interface Company {
  staff: Person[];
  byRole: Record<string, Person>;
}

/** A list of itself, which only its name ends. */
export type Nested = Nested[];

/** A list that ends with null. */
export type Chain = [string, Chain] | null;

/** The same for any type. */
export type ChainOf<T> = readonly [T, ChainOf<T>] | null;

export type Levels = Map<string, Levels> | null;

export type Expression = { op: "number"; value: number } | { op: "add"; left: Expression; right: Expression };

/** @nats:server Tree */
export interface TreeService {
  root(): Promise<Folder>;
  family(of: Person): Promise<Company>;
  shape(): Promise<Nested>;
  evaluate(expression: Expression): Promise<number>;
  longest(chain: Chain, other?: Chain, third?: Chain | null): Promise<Chain>;
  lengths(chains: ChainOf<Chain>): Promise<ChainOf<number>>;
  levels(of: Nested): Promise<Levels>;
}
