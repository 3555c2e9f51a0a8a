export enum Level {
  Low,
  High,
}

export interface Point {
  x: number;
  y: number;
}

export interface Extra {
  known: string;
  [other: string]: string;
}

/** @nats:server Map */
export interface MapService {
  byDate(value: Map<Date, string>): Promise<void>;
  byFlag(value: Map<boolean, string>): Promise<void>;
  byPoint(value: ReadonlyMap<Point, string>): Promise<void>;
  byLevel(value: Map<Level, string>): Promise<void>;
  byPattern(value: Record<`x-${string}`, string>): Promise<void>;
  bySymbol(value: { [key: symbol]: string }): Promise<void>;
  extra(value: Extra): Promise<void>;
  values(value: Record<string, () => void>): Promise<void>;
  sets(value: Map<string, Set<string>>): Promise<void>;
}
