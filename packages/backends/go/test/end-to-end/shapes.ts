import type {
  Duration,
  float32,
  int,
  int8,
  int16,
  int32,
  Json,
  RawJson,
  Timestamp,
  uint,
  uint8,
  uint16,
  uint32,
  uint64,
} from "@autonats/runtime";

export interface Scalars {
  bool: boolean;
  text: string;
  bytes: Uint8Array;
  i8: int8;
  i16: int16;
  i32: int32;
  u8: uint8;
  u16: uint16;
  u32: uint32;
  int: int;
  uint: uint;
  i64: bigint;
  u64: uint64;
  f32: float32;
  f64: number;
  at: Date;
  exactly: Timestamp;
  took: Duration;
  json: unknown;
  also: Json;
  raw: RawJson;
}

export interface Absent {
  scalar?: string;
  date?: Date;
  list?: string[];
  map?: Map<string, number>;
  bytes?: Uint8Array;
  json?: unknown;
  record?: Leaf;
  union?: Shape;
  colour?: Colour;
  pair?: [number, number];
  literal?: "yes";
}

export interface Nullable {
  scalar: string | null;
  list: string[] | null;
  map: Record<string, int> | null;
  bytes: Uint8Array | null;
  record: Leaf | null;
  union: Shape | null;
  level: Level | null;
  mixed: [string, boolean] | null;
  elements: (int | null)[];
  entries: Map<string, Leaf | null>;
}

export interface Both {
  scalar?: string | null;
  list?: string[] | null;
  record?: Leaf | null;
  union?: Shape | null;
  pair?: [number, number] | null;
}

export interface Leaf {
  value: number;
  version: 2;
  fixed: true;
}

export type Colour = "red" | "green";

export enum Level {
  Low = -1,
  High = 1,
}

export interface Circle {
  kind: "circle";
  radius: number;
}

export interface Group {
  kind: "group";
  shapes: Shape[];
}

export type Shape = Circle | Group;

export type Chain = [string, Chain[]];

export type Grid = number[][];

export interface Containers {
  pair: [number, number];
  mixed: [string, int32, Leaf];
  four: [string, boolean, Date, Shape];
  empty: [];
  single: [Leaf];
  nested: [[int, int], [int, int]];
  grid: Grid;
  byNumber: Map<int32, string[]>;
  byBig: Map<bigint, Map<uint8, boolean>>;
  byColour: Partial<Record<Colour, Leaf>>;
  shapes: Map<string, Shape>;
  colours: Colour[];
}

export interface Tree {
  name: string;
  children: Tree[];
  parent?: Tree;
  by: Map<string, Tree>;
}

/** Words that mean something to Go or to generated code. */
export interface Words {
  type: string;
  func: string;
  error: string;
  string: string;
  v: string;
  userId: string;
  userID: string;
  id: string;
  urls: string[];
  a_b: string;
  _hidden: string;
  range: Words[];
}

export class TooLate extends Error {
  constructor(
    readonly error: string,
    readonly since: Date,
    readonly shape: Shape | null,
    readonly code?: int,
  ) {
    super(`too late: ${error}`);
  }
}

export class Rejected extends Error {
  constructor(message: string) {
    super(message);
  }
}

/** @nats:server Shapes */
export interface ShapeService {
  scalars(value: Scalars): Promise<Scalars>;
  absent(value: Absent, bare?: string, list?: string[], leaf?: Leaf, shape?: Shape): Promise<Absent>;
  nullable(value: Nullable): Promise<Nullable>;
  both(value: Both, bare?: string | null): Promise<Both>;
  containers(value: Containers): Promise<Containers>;
  shape(value: Shape): Promise<Shape>;
  maybe(value: Shape | null): Promise<Leaf | null>;
  chain(value: Chain): Promise<Chain>;
  tree(value: Tree): Promise<Tree>;
  words(value: Words, type: string, ctx: string, c: string, nats: string, func: string, string: string): Promise<Words>;
  pair(value: [string, int]): Promise<[string, int]>;
  always(mode: "on", value: int): Promise<int>;
  colour(value: Colour): Promise<Colour>;
  list(value: string[] | null): Promise<string[] | null>;
  /** @nats:error TooLate ABORTED
   *  @nats:error Rejected */
  fail(how: string): Promise<void>;
}
