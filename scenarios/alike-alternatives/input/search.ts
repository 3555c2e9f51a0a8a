export interface Page<T> {
  /** All of these. */
  and?: (T | Page<T>)[];
  limit?: number;
}

export interface PersonFilter extends Page<PersonFilter> {
  name?: string;
}

export enum Role {
  Admin = "admin",
  Guest = "guest",
}

export interface Location {
  city: string;
  zip?: string;
}

export interface Area {
  city: string;
  radius?: number;
}

/** Whatever a node is given. */
export type Parameter = string | number | Parameters | (string | number | null | undefined)[] | Parameters[];

export interface Parameters {
  [name: string]: Parameter;
}

export interface Item {
  [key: string]: Parameters | Record<string, number> | Location | number | undefined;
  json: Parameters;
}

/** @nats:server Search */
export interface SearchService {
  people(filter: PersonFilter): Promise<string[]>;
  places(filter: Page<{ name?: string }>): Promise<string[]>;
  near(where: Location | Area): Promise<Location | Area | undefined>;
  withRole(role: Role | "admin" | "guest"): Promise<number>;
  run(parameters: Parameters, items: Item[]): Promise<Item[]>;
  rows(rows: string[] | { id: string }[] | [number, number]): Promise<string[] | { id: string }[]>;
}
